/** Decoding with a draft: on or off, which model, how many tokens, and whether it pays. */
import { shapeFor } from '../../decode/drafting/drafting';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { properties } from '../properties';
import { aFlag, aText, aWhole, perhaps } from '../schemas';
import { type Action, canCompute } from './action';

const names = words.store.actions;
const why = words.store.reasons;

/** Tokens that a measurement decodes with the draft and without it, by default. */
const defaultMeasured = 32;

/** On or off; without a value, toggles. */
const draft: Action<[on?: boolean]> = {
  name: names.draft,
  group: 'step',
  keys: ['d'],
  args: [perhaps(aFlag)],
  available: canCompute,
  run({ display, drafts }, on = !display.getState().draft) {
    display.setState({ draft: on });
    return drafts.settle();
  },
};
/** Which model drafts; one that cannot draft for the open model is replaced by the default. */
const draftModel: Action<[id: string]> = {
  name: names.draftModel,
  group: 'step',
  keys: [],
  args: [aText],
  available: canCompute,
  run({ display, drafts }, id) {
    display.setState({ draftModel: id });
    return drafts.settle();
  },
};
const draftTokens: Action<[count: number]> = {
  name: names.draftTokens,
  group: 'step',
  keys: [],
  args: [properties.draftTokens.schema],
  available: canCompute,
  run({ display, session }, count) {
    session.setDrafted(count);
    display.setState({ draftTokens: session.drafting.getState().count });
  },
};

const draftCandidates: Action<[count: number]> = {
  name: names.draftCandidates,
  group: 'step',
  keys: [],
  args: [properties.draftCandidates.schema],
  available: canCompute,
  run({ display, session }, count) {
    session.setCandidates(count);
    display.setState({ draftCandidates: session.drafting.getState().candidates });
  },
};

function canMeasure({ session }: Keepsake): true | string {
  const { phase, length, model } = session.state.getState();
  const { model: drafts, measuring, ...settings } = session.drafting.getState();
  if (measuring) return why.measuring;
  if (!model || phase !== 'ready') return why.noModel;
  if (!drafts) return why.noDraft;
  const { count, candidates } = shapeFor(model, settings);
  return session.capacity() - length > count * candidates + 1 ? true : why.full;
}

const measureDraft: Action<[tokens?: number]> = {
  name: names.measureDraft,
  group: 'step',
  keys: [],
  args: [perhaps(aWhole(1, 1_000_000))],
  available: canMeasure,
  async run({ session, display }, tokens = defaultMeasured) {
    display.setState({ playing: false, failure: null });
    await session.measureDraft(tokens);
  },
};

export const draftActions = { draft, draftModel, draftTokens, draftCandidates, measureDraft };
