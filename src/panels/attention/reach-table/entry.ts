import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const reachTable = {
  id: 'reach-table',
  name: words.panels.reachTable.name,
  title: words.panels.reachTable.title,
  shows: words.panels.reachTable.shows,
  place: { row: 'streaming', height: 40, share: 38 },
  code: { path: 'src/insight/reach.ts', load: () => import('../../../insight/reach.ts?raw') },
  Component: later(['policies', 'reach'], async () => (await import('./reach-table-panel')).ReachTablePanel),
} as const satisfies PanelEntry;
