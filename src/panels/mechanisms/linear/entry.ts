import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { modelHas } from '../../data/layer-attention';
import { later } from '../../kit/boundary';

export const linear = {
  id: 'linear',
  name: words.panels.linear.name,
  title: words.panels.linear.title,
  shows: words.panels.linear.shows,
  place: { row: 'linear', height: 40, heightWithoutContent: 29, share: 100 },
  hasContent: (spec) => modelHas(spec, ({ sums }) => sums !== null),
  code: 'attention',
  Component: later(['linear'], async () => (await import('./linear-panel')).LinearPanel),
} as const satisfies PanelEntry;
