import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const cache = {
  id: 'cache',
  title: words.panels.cache.title,
  shows: words.panels.cache.shows,
  place: { row: 'lower', height: 54, share: 35 },
  Component: later(['cache', 'policies', 'policy'], async () => (await import('./cache-panel')).CachePanel),
} as const satisfies PanelEntry;
