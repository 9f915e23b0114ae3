import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const compare = {
  id: 'compare',
  title: words.panels.compare.title,
  needs: 'computing',
  shows: words.panels.compare.shows,
  place: { row: 'compare', height: ({ lanes }) => (lanes > 0 ? 77 : 21), share: 100, inColumnAfter: 'reach' },
  code: { path: 'src/insight/lanes.ts', load: () => import('../../../insight/lanes.ts?raw') },
  Component: later(['compare', 'policies'], async () => (await import('./compare-panel')).ComparePanel),
} as const satisfies PanelEntry;
