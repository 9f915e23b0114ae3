import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const norms = {
  id: 'norms',
  name: words.panels.norms.name,
  title: words.panels.norms.title,
  shows: words.panels.norms.shows,
  place: { row: 'lower', height: 34, share: 30 },
  code: 'attention',
  Component: later(['norms'], async () => (await import('./norms-panel')).NormsPanel),
} as const satisfies PanelEntry;
