/** Converts between a running session with its display, and the plain state of a link. */
import { firstChoiceOf } from './first-token';
import type { ReadingSettings } from '../decode/reader/reading-settings';
import type { Logits } from '../engine/logits';
import type { Session } from '../decode/session/session';
import { formatLane } from './lane-settings';
import type { LanesState } from './lanes';
import type { SavedState } from './properties';
import { type Display, pick, sharedNames } from './display';
import { roundedTo } from '../words/numbers';

/** The present state. */
export function saveState(session: Session, display: Display, { lanes, following }: LanesState): SavedState {
  const { model, tokens, length, promptLength, promptText, promptRead, sampling, reading } = session.state.getState();
  const logits = session.trace(tokens.length - 1)?.logits;
  return {
    model: model?.entry.id ?? '',
    // An unread text need not be in a link.
    prompt: promptText === model?.entry.prompt ? null : (promptRead ?? promptText),
    tokens: tokens.slice(promptLength),
    step: length === tokens.length ? null : length - promptLength,
    ...sampling,
    ...savedReading(reading),
    firstToken: firstChoiceOf(model),
    ...display.locked,
    ...pick(display, sharedNames),
    lanes: lanes.map(({ settings }) => formatLane(settings)),
    following,
    check: logits && tokens.length > promptLength ? roundedTo(largest(logits), 3) : null,
  };
}

/** How a text is read, as a link holds it. */
export function savedReading({
  policy,
  ...surgery
}: ReadingSettings): Pick<SavedState, keyof typeof surgery | 'policy' | 'size' | 'pinned' | 'positions'> {
  const { kind, size, pinned, positions } = policy;
  return { ...surgery, policy: kind, size, pinned, positions };
}

/** The inverse. */
export function readingOf(state: SavedState): ReadingSettings {
  const { policy: kind, size, pinned, positions, dropFirst, replaceFirst, zeroSink, silenced } = state;
  return { policy: { kind, size, pinned, positions }, dropFirst, replaceFirst, zeroSink, silenced };
}

/** Float16 weights and sums in another order differ by about this much between machines. */
const checkTolerance = 0.02;

/** How far this machine's scores are from a link's, or null where they agree or the link does not say. */
export function checkDifference(session: Session, state: SavedState): number | null {
  const { path } = session.state.getState();
  const logits = session.trace(path.length - 1)?.logits;
  if (state.check === null || !logits) return null;
  const difference = Math.abs(largest(logits) - state.check);
  return difference > checkTolerance ? difference : null;
}

function largest(logits: Logits): number {
  return (logits instanceof Float32Array ? logits : logits.values).reduce((top, x) => Math.max(top, x), -Infinity);
}
