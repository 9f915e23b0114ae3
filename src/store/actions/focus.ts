/** What every panel points at: hover previews, click locks, Esc frees. */
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import type { Focus } from '../view';
import { type Action, hasModel } from './action';

const names = words.store.actions;
const why = words.store.reasons;

/** Moves through all heads, or all layers, in order; after the last comes the first. */
function move({ session, view }: Keepsake, by: number, what: 'head' | 'layer'): void {
  const layers = session.state.getState().model?.spec.layers.map(({ attention }) => attention.heads) ?? [];
  if (layers.length === 0) return;
  view.setState(({ locked }) => {
    if (what === 'layer') {
      const layer = (locked.layer + by + layers.length) % layers.length;
      return { locked: { ...locked, layer, head: Math.min(locked.head, (layers[layer] ?? 1) - 1) } };
    }
    const all = layers.flatMap((heads, layer) => Array.from({ length: heads }, (_, head) => ({ layer, head })));
    const at = all.findIndex(({ layer, head }) => layer === locked.layer && head === locked.head);
    return { locked: { ...locked, ...all[(at + by + all.length) % all.length] } };
  });
}

const moving = (name: string, keys: readonly string[], by: number, what: 'head' | 'layer'): Action => ({
  name,
  group: 'focus',
  keys,
  available: hasModel,
  run: (k) => move(k, by, what),
});

const lock: Action<[focus: Partial<Focus>]> = {
  name: names.lock,
  group: 'focus',
  keys: [],
  available: hasModel,
  run: ({ view }, focus) => view.setState(({ locked }) => ({ locked: { ...locked, ...focus }, preview: null })),
};
const preview: Action<[focus: Partial<Focus> | null]> = {
  name: names.preview,
  group: 'focus',
  keys: [],
  available: hasModel,
  run: ({ view }, focus) => view.setState({ preview: focus }),
};
const free: Action = {
  name: names.free,
  group: 'focus',
  keys: ['Escape'],
  available({ view }) {
    const { locked, preview: over, maximised } = view.getState();
    return locked.query !== null || locked.key !== null || over !== null || maximised !== null ? true : why.noFocus;
  },
  run: ({ view }) =>
    view.setState(({ locked, maximised }) => {
      const held = locked.query !== null || locked.key !== null;
      // One Esc at a time: first the focus, then the panel that fills the page.
      return { locked: { ...locked, query: null, key: null }, preview: null, maximised: held ? maximised : null };
    }),
};

export const focusActions = {
  headNext: moving(names.headNext, ['ArrowDown'], 1, 'head'),
  headPrevious: moving(names.headPrevious, ['ArrowUp'], -1, 'head'),
  layerNext: moving(names.layerNext, ['Shift+ArrowDown'], 1, 'layer'),
  layerPrevious: moving(names.layerPrevious, ['Shift+ArrowUp'], -1, 'layer'),
  lock,
  preview,
  free,
};
