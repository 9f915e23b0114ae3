import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const streamingTable = {
  id: 'streaming-table',
  name: words.panels.streamingTable.name,
  title: words.panels.streamingTable.title,
  needs: 'computing',
  shows: words.panels.streamingTable.shows,
  place: { row: 'streaming', height: 40, share: 62 },
  code: { path: 'src/decode/runs/streaming-table.ts', load: () => import('../../../decode/runs/streaming-table.ts?raw') },
  Component: later(['streamingTable'], async () => (await import('./streaming-table-panel')).StreamingTablePanel),
} as const satisfies PanelEntry;
