import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const positions = {
  id: 'positions',
  name: words.panels.positions.name,
  title: words.panels.positions.title,
  shows: words.panels.positions.shows,
  place: { row: 'inside', height: 36, share: 33 },
  code: { path: 'src/insight/drains.ts', load: () => import('../../../insight/drains.ts?raw') },
  Component: later(['positions'], async () => (await import('./positions-panel')).PositionsPanel),
} as const satisfies PanelEntry;
