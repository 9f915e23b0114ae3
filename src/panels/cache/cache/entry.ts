import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const cache = {
  id: 'cache',
  title: words.panels.cache.title,
  shows: words.panels.cache.shows,
  place: { row: 'kept', height: 34, share: 40 },
  Component: later(['cache', 'policy', 'growth'], async () => (await import('./cache-panel')).CachePanel),
  code: 'cache',
} as const satisfies PanelEntry;
