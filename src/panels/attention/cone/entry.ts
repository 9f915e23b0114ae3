import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const cone = {
  id: 'cone',
  name: words.panels.cone.name,
  title: words.panels.cone.title,
  needs: 'computing',
  shows: words.panels.cone.shows,
  place: { row: 'why', height: 40, heightWithoutContent: 12, share: 100 },
  // No token can be dropped from a state.
  hasContent: (spec) => spec.layers.every(({ attention: { kind } }) => !/retention|linear|infini/.test(kind)),
  code: { path: 'src/insight/cone.ts', load: () => import('../../../insight/cone.ts?raw') },
  Component: later(['cone'], async () => (await import('./cone-panel')).ConePanel),
} as const satisfies PanelEntry;
