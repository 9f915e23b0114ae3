/** How the text is read: the cache's policy, and changes to the model. Each of these reads the prompt again. */
import { lastRetention } from '../../attention/retention-rows';
import { DecodeError } from '../../decode/session/errors';
import type { PolicySettings } from '../../decode/policies';
import type { PrefillMeasure } from '../../decode/runs/prefill';
import { type ReadingSettings, isUnmodified, unmodified } from '../../decode/reader/reading-settings';
import { headNumber, zeroSinkIn } from '../../decode/reader/model-limits';
import type { RetentionFormsMeasure } from '../../insight/retention-forms';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { focusProblem, readingProblem } from '../check-state';
import { properties } from '../properties';
import { aFlag, perhaps } from '../schemas';
import { somePolicy } from '../lane-settings';
import { type ReadingChange, readingChange } from '../settings';
import { type Action, canCompute, hasModel } from './action';
import { ArgumentError } from './check-args';

const names = words.store.actions;
const why = words.store.reasons;

/** @param change gets the latest requested settings, with which the text may not have been read yet */
async function rerun(
  { session, display }: Keepsake,
  change: Partial<ReadingSettings> | ((now: ReadingSettings) => Partial<ReadingSettings>),
): Promise<void> {
  display.setState(({ locked }) => ({ playing: false, failure: null, locked: { ...locked, query: null } }));
  // A later change includes this one's settings: being overtaken by it is no failure.
  await session.rerun(change);
}

const policy: Action<[change: Partial<PolicySettings>]> = {
  name: names.policy,
  group: 'reading',
  keys: [],
  args: [somePolicy],
  available: canCompute,
  run: (k, change) => rerun(k, (now) => ({ policy: { ...now.policy, ...change } })),
};
const surgery: Action<[change: ReadingChange]> = {
  name: names.surgery,
  group: 'reading',
  keys: [],
  args: [readingChange],
  available: canCompute,
  /** @throws ArgumentError, DecodeError `no-zero-sink` */
  run(k, { policy: budget, ...change }) {
    const { model } = k.session.state.getState();
    const problem = model && readingProblem(change, model.spec);
    if (problem) throw new ArgumentError(problem);
    const zeroSink = model ? zeroSinkIn(model.spec) : 'can';
    if (change.zeroSink && zeroSink !== 'can') throw new DecodeError('no-zero-sink', words.decode.noZeroSink[zeroSink]);
    return rerun(k, (now) => ({ ...change, ...(budget && { policy: { ...now.policy, ...budget } }) }));
  },
};
/** Silences a head, or restores it; without arguments the focused one. */
const silence: Action<[layer?: number, head?: number]> = {
  name: names.silence,
  group: 'reading',
  keys: ['k'],
  args: [perhaps(properties.layer.schema), perhaps(properties.head.schema)],
  available: canCompute,
  async run(k, layer = k.display.getState().locked.layer, head = k.display.getState().locked.head) {
    const { model } = k.session.state.getState();
    if (!model) return;
    const problem = focusProblem({ layer, head, query: null, key: null }, model.spec, 0);
    if (problem) throw new ArgumentError(problem);
    const number = headNumber(model.spec, layer, head);
    await rerun(k, ({ silenced }) => ({
      silenced: silenced.includes(number) ? silenced.filter((n) => n !== number) : [...silenced, number],
    }));
  },
};
const reset: Action = {
  name: names.reset,
  formerly: ['untouch'],
  group: 'reading',
  keys: ['u'],
  args: [],
  available: (k) => (isUnmodified(k.session.state.getState().reading) ? words.store.reasons.unmodified : hasModel(k)),
  run: (k) => rerun(k, unmodified),
};

/** Starts or stops the shadow run, which reads the text with everything kept. */
const shadow: Action<[on?: boolean]> = {
  name: names.shadow,
  group: 'reading',
  keys: [],
  args: [perhaps(aFlag)],
  available(k) {
    if (canCompute(k) !== true) return canCompute(k);
    const { on, capacity } = k.session.shadow.getState();
    return on || capacity > 0 ? hasModel(k) : words.store.reasons.nothingEvicted;
  },
  run({ session, display }, on = !display.getState().shadow) {
    display.setState({ shadow: on });
    session.setShadow(on);
  },
};

/** Times the text up to the cursor with the early exit of a decoder-decoder and without it. */
const measurePrefill: Action = {
  name: names.measurePrefill,
  group: 'reading',
  keys: [],
  args: [],
  available(k) {
    const { model, phase, length } = k.session.state.getState();
    if (!model || model.recorded) return canCompute(k);
    if (model.plan.earlyExit === null) return why.noEarlyExit;
    if (phase === 'reading' || k.display.getState().prefill === 'running') return why.reading;
    return length > 0 ? true : why.nothingRead;
  },
  async run({ session, display }) {
    display.setState({ prefill: 'running', playing: false, failure: null });
    let prefill: PrefillMeasure | null = null;
    try {
      prefill = await session.measurePrefill();
    } finally {
      display.setState({ prefill });
    }
  },
};

/** Computes a retention layer over the text in each of its three forms. */
const measureForms: Action = {
  name: names.measureForms,
  group: 'reading',
  keys: [],
  args: [],
  available(k) {
    const { model, phase, length } = k.session.state.getState();
    if (!model || model.recorded) return canCompute(k);
    if (lastRetention(model.plan) === null) return why.noRetention;
    if (phase === 'reading' || k.display.getState().retentionForms === 'running') return why.reading;
    return length > 0 ? true : why.nothingRead;
  },
  async run({ session, display }) {
    display.setState({ retentionForms: 'running', playing: false, failure: null });
    let retentionForms: RetentionFormsMeasure | null = null;
    try {
      // Loaded on demand: the first paint need not wait for it.
      const { compareRetentionForms } = await import('../../insight/retention-forms');
      const text = await session.retentionInput();
      const { model } = session.state.getState();
      retentionForms = text && model ? compareRetentionForms(text, model.plan.maxRows) : null;
    } finally {
      display.setState({ retentionForms });
    }
  },
};

export const readingActions = { policy, surgery, silence, reset, shadow, measurePrefill, measureForms };
