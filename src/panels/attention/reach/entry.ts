import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const reach = {
  id: 'reach',
  formerly: ['window'],
  title: words.panels.reach.title,
  shows: words.panels.reach.shows,
  place: { row: 'long', height: 46, share: 50 },
  code: { path: 'src/insight/flow.ts', load: () => import('../../../insight/flow.ts?raw') },
  Component: later(['reach', 'policy'], async () => (await import('./reach-panel')).ReachPanel),
} as const satisfies PanelEntry;
