/** Moving through the text. Every manual move stops playing. */
import type { Outcome } from '../../decode/session/outcome';
import type { SamplingSettings } from '../../decode/sampling';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { aMove, aWhole, perhaps } from '../schemas';
import { maxTokenId } from '../property';
import { samplingChange } from '../settings';
import { type Action, always, hasModel } from './action';

const names = words.store.actions;
const why = words.store.reasons;

function canStep({ session }: Keepsake): true | string {
  const { model, phase, length, path } = session.state.getState();
  if (!model || phase === 'loading') return why.noModel;
  if (phase === 'failed') return why.failed;
  if (phase === 'reading') return why.reading;
  if (session.canStep()) return true;
  return length < path.length ? why.atEnd : (model.recorded?.say.ended ?? why.full);
}

function canBack({ session }: Keepsake): true | string {
  return session.state.getState().length > 1 ? true : why.atStart;
}

function canEnd({ session }: Keepsake): true | string {
  const { length, path } = session.state.getState();
  return length < path.length ? true : why.atEnd;
}

/** The next key does not wait for a step, but the action's caller gets its failure. */
async function stepBy({ playback, session, lanes }: Keepsake, count: number): Promise<Outcome> {
  playback.pause();
  const outcome = await session.step(count);
  await lanes.settle();
  return outcome;
}

function backBy({ playback, session }: Keepsake, count: number): Promise<Outcome> {
  playback.pause();
  return session.back(count);
}

const step: Action<[count?: number]> = {
  name: names.step,
  group: 'step',
  keys: ['ArrowRight', 'PageDown'],
  args: [perhaps(aMove)],
  available: canStep,
  run: (k, count = 1) => stepBy(k, count),
};
const back: Action<[count?: number]> = {
  name: names.back,
  group: 'step',
  keys: ['ArrowLeft', 'PageUp'],
  args: [perhaps(aMove)],
  available: canBack,
  run: (k, count = 1) => backBy(k, count),
};
const stepTen: Action = {
  name: names.stepTen,
  group: 'step',
  keys: ['Shift+ArrowRight'],
  args: [],
  available: canStep,
  run: (k) => stepBy(k, 10),
};
const backTen: Action = {
  name: names.backTen,
  group: 'step',
  keys: ['Shift+ArrowLeft'],
  args: [],
  available: canBack,
  run: (k) => backBy(k, 10),
};
const start: Action = {
  name: names.start,
  group: 'step',
  keys: ['Home'],
  args: [],
  available: canBack,
  run: (k) => backBy(k, Infinity),
};
const end: Action = {
  name: names.end,
  group: 'step',
  keys: ['End'],
  args: [],
  available: canEnd,
  run(k) {
    k.playback.pause();
    return k.session.goTo(Infinity);
  },
};
const playOrPause: Action = {
  name: names.play,
  group: 'step',
  keys: ['Space'],
  args: [],
  available: canStep,
  run: ({ playback, display }) => (display.getState().playing ? playback.pause() : playback.play()),
};
const goTo: Action<[length: number]> = {
  name: names.goTo,
  group: 'step',
  keys: [],
  args: [aMove],
  available: hasModel,
  run(k, length) {
    k.playback.pause();
    return k.session.goTo(length);
  },
};
/** Takes a token: after the cursor, or after the first `at` tokens of the text. */
const choose: Action<[token: number, at?: number]> = {
  name: names.choose,
  group: 'step',
  keys: [],
  args: [aWhole(0, maxTokenId), perhaps(aMove)],
  available: hasModel,
  run(k, token, at) {
    k.playback.pause();
    return k.session.choose(token, at);
  },
};
const switchTo: Action<[node: number]> = {
  name: names.switchTo,
  group: 'step',
  keys: [],
  args: [aWhole(0, Number.MAX_SAFE_INTEGER)],
  available: hasModel,
  run(k, node) {
    k.playback.pause();
    return k.session.switchTo(node);
  },
};
const sampling: Action<[change: Partial<SamplingSettings>]> = {
  name: names.sampling,
  group: 'step',
  keys: [],
  args: [samplingChange],
  available: always,
  run: ({ session }, change) => session.setSampling(change),
};
const newSeed: Action = {
  name: names.newSeed,
  group: 'step',
  keys: ['s'],
  args: [],
  available: always,
  run: ({ session }) => session.setSampling({ seed: (session.state.getState().sampling.seed + 1) % 2 ** 31 }),
};

export const steppingActions = {
  step,
  back,
  stepTen,
  backTen,
  start,
  end,
  play: playOrPause,
  goTo,
  choose,
  switchTo,
  sampling,
  newSeed,
};
