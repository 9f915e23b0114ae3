/** What the page opens with where its address says nothing: a story that writes itself until anything is pressed. */
import type { Keepsake } from '../store/keepsake';
import { type SavedState, defaultState } from '../store/properties';

/**
 * The first model, a prompt of a few words, and a head that looks at the first token most of the time (59 % of its weights over these rows, the
 * largest share of the story models' heads). The seed is one whose sentence is easy to read.
 */
const shown: SavedState = {
  ...defaultState,
  prompt: 'Once upon a time',
  temperature: 0.6,
  seed: 37,
  layer: 2,
  head: 2,
};

/** Tokens that are written. */
const written = 20;

/**
 * Opens the model and writes; with reduced motion what would be written is there at once.
 * @throws ModelError, EngineError
 */
export async function arrive(keepsake: Keepsake, reducedMotion: boolean): Promise<void> {
  const { display, session, playback } = keepsake;
  display.setState({ arriving: true });
  if ((await keepsake.restore(shown)).overtaken || !display.getState().arriving) return;
  if (!reducedMotion) return playback.play(written);
  for (let i = 0; i < written && display.getState().arriving && session.canStep(); i++) await session.step();
}

/**
 * Ends the arrival at the first press, which does what it does at any other time. A playback that the press itself began goes on.
 * @returns stops listening
 */
export function endArrivalWithPress({ display, playback }: Keepsake, target: EventTarget): () => void {
  let wasPlaying = false;
  const before = (): void => {
    wasPlaying = display.getState().playing;
  };
  const after = (event: Event): void => {
    if ('key' in event && isModifier(String(event.key))) return;
    // After every other listener: the button or the key may have paused already.
    setTimeout(() => {
      if (!display.getState().arriving) return;
      display.setState({ arriving: false });
      if (wasPlaying) playback.pause();
    });
  };
  const events = ['keydown', 'click'] as const;
  for (const event of events) {
    target.addEventListener(event, before, { capture: true });
    target.addEventListener(event, after);
  }
  return () => {
    for (const event of events) {
      target.removeEventListener(event, before, { capture: true });
      target.removeEventListener(event, after);
    }
  };
}

const isModifier = (key: string): boolean => ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Tab'].includes(key);
