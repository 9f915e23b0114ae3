import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const drafting = {
  id: 'drafting',
  formerly: ['draft'],
  title: words.panels.drafting.title,
  needs: 'computing',
  shows: words.panels.drafting.shows,
  place: { row: 'drafting', height: 42, share: 64 },
  code: { path: 'src/decode/drafting/speculative.ts', load: () => import('../../../decode/drafting/speculative.ts?raw') },
  Component: later(['draft'], async () => (await import('./drafting-panel')).DraftingPanel),
} as const satisfies PanelEntry;
