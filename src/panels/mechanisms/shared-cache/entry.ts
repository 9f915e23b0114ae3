import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { modelHas } from '../../data/layer-attention';
import { later } from '../../kit/boundary';

export const sharedCache = {
  id: 'shared-cache',
  formerly: ['cache-once'],
  name: words.panels.sharedCache.name,
  title: words.panels.sharedCache.title,
  shows: words.panels.sharedCache.shows,
  place: { row: 'shared-cache', height: 34, heightWithoutContent: 29, share: 100 },
  hasContent: (spec) => modelHas(spec, ({ shares }) => shares),
  code: 'cache',
  Component: later(['architecture', 'sharedCache'], async () => (await import('./shared-cache-panel')).SharedCachePanel),
} as const satisfies PanelEntry;
