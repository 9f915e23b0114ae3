import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const growth = {
  id: 'growth',
  title: words.panels.growth.title,
  shows: words.panels.growth.shows,
  place: { row: 'growth', height: 26, share: 100 },
  code: 'cache',
  Component: later(['growth'], async () => (await import('./growth-panel')).GrowthPanel),
} as const satisfies PanelEntry;
