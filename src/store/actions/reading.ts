/** How the text is read: what stays in the cache, and what is done to the model. Each of these reads the prompt again. */
import type { PolicySettings } from '../../decode/policies';
import { type ReadingSettings, headNumber, isUntouched, untouched } from '../../decode/reading';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { type Action, hasModel } from './action';

const names = words.store.actions;

async function rerun({ session, view }: Keepsake, change: Partial<ReadingSettings>): Promise<void> {
  view.setState(({ locked }) => ({ playing: false, failure: null, locked: { ...locked, query: null } }));
  await session.rerun(change);
}

const policy: Action<[change: Partial<PolicySettings>]> = {
  name: names.policy,
  group: 'reading',
  keys: [],
  available: hasModel,
  run: (k, change) => rerun(k, { policy: { ...k.session.state.getState().reading.policy, ...change } }),
};
const surgery: Action<[change: Partial<ReadingSettings>]> = {
  name: names.surgery,
  group: 'reading',
  keys: [],
  available: hasModel,
  run: rerun,
};
/** Silences a head, or lets it speak again; without arguments the focused one. */
const silence: Action<[layer?: number, head?: number]> = {
  name: names.silence,
  group: 'reading',
  keys: ['k'],
  available: hasModel,
  async run(k, layer = k.view.getState().locked.layer, head = k.view.getState().locked.head) {
    const { model, reading } = k.session.state.getState();
    if (!model) return;
    const number = headNumber(model.spec, layer, head);
    const { silenced } = reading;
    await rerun(k, { silenced: silenced.includes(number) ? silenced.filter((n) => n !== number) : [...silenced, number] });
  },
};
const untouch: Action = {
  name: names.untouch,
  group: 'reading',
  keys: ['u'],
  available: (k) => (isUntouched(k.session.state.getState().reading) ? words.store.reasons.untouched : hasModel(k)),
  run: (k) => rerun(k, untouched),
};

export const readingActions = { policy, surgery, silence, untouch };
