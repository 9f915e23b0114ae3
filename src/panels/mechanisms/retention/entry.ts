import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { modelHas } from '../../data/layer-attention';
import { later } from '../../kit/boundary';

export const retention = {
  id: 'retention',
  name: words.panels.retention.name,
  title: words.panels.retention.title,
  shows: words.panels.retention.shows,
  place: { row: 'retention', height: 56, heightWithoutContent: 29, share: 100 },
  hasContent: (spec) => modelHas(spec, ({ decay }) => decay !== null),
  code: 'attention',
  Component: later(['retention'], async () => (await import('./retention-panel')).RetentionPanel),
} as const satisfies PanelEntry;
