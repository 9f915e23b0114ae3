import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const depth = {
  id: 'depth',
  name: words.panels.depth.name,
  title: words.panels.depth.title,
  shows: words.panels.depth.shows,
  place: { row: 'inside', height: 36, share: 33 },
  code: { path: 'src/insight/residual.ts', load: () => import('../../../insight/residual.ts?raw') },
  Component: later(['depth'], async () => (await import('./depth-panel')).DepthPanel),
} as const satisfies PanelEntry;
