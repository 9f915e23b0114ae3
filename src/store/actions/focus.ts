/** What every panel points at: hover previews, click locks, Esc releases. */
import * as v from 'valibot';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { focusProblem } from '../check-state';
import { properties } from '../properties';
import { someOf } from '../schemas';
import type { Focus } from '../display';
import { type Action, hasModel } from './action';
import { ArgumentError } from './check-args';

const names = words.store.actions;
const why = words.store.reasons;

const focusChange = someOf({
  layer: properties.layer.schema,
  head: properties.head.schema,
  query: properties.query.schema,
  key: properties.key.schema,
});

/** Moves through all heads, or all layers, in order; after the last comes the first. */
function move({ session, display }: Keepsake, by: number, what: 'head' | 'layer'): void {
  const layers = session.state.getState().model?.spec.layers.map(({ attention }) => attention.heads) ?? [];
  if (layers.length === 0) return;
  display.setState(({ locked }) => {
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
  args: [],
  available: hasModel,
  run: (k) => move(k, by, what),
});

const lock: Action<[focus: Partial<Focus>]> = {
  name: names.lock,
  group: 'focus',
  keys: [],
  args: [focusChange],
  available: hasModel,
  run({ display, session }, focus) {
    const locked = { ...display.getState().locked, ...focus };
    const { model, path } = session.state.getState();
    const problem = model && focusProblem(locked, model.spec, path.length);
    if (problem) throw new ArgumentError(problem);
    display.setState({ locked, preview: null });
  },
};
const preview: Action<[focus: Partial<Focus> | null]> = {
  name: names.preview,
  group: 'focus',
  keys: [],
  args: [v.nullable(focusChange)],
  available: hasModel,
  run: ({ display }, focus) => display.setState({ preview: focus }),
};
const free: Action = {
  name: names.free,
  group: 'focus',
  keys: ['Escape'],
  args: [],
  available({ display }) {
    const { locked, preview: over, maximised } = display.getState();
    return locked.query !== null || locked.key !== null || over !== null || maximised !== null ? true : why.noFocus;
  },
  run: ({ display }) =>
    display.setState(({ locked, maximised }) => {
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
