import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { modelHas } from '../../data/layer-attention';
import { later } from '../../kit/boundary';

export const infini = {
  id: 'infini',
  formerly: ['memory'],
  name: words.panels.infini.name,
  title: words.panels.infini.title,
  shows: words.panels.infini.shows,
  place: { row: 'infini', height: 62, heightWithoutContent: 29, share: 100 },
  hasContent: (spec) => modelHas(spec, ({ memory }) => memory !== null),
  code: 'attention',
  Component: later(['infini'], async () => (await import('./infini-panel')).InfiniPanel),
} as const satisfies PanelEntry;
