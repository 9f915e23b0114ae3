import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const lossAgainstBytes = {
  id: 'loss-against-bytes',
  formerly: ['quality'],
  title: words.panels.lossAgainstBytes.title,
  shows: words.panels.lossAgainstBytes.shows,
  place: { row: 'drafting', height: 42, share: 36, inColumnAfter: 'long-text' },
  code: { path: 'src/insight/loss-against-bytes.ts', load: () => import('../../../insight/loss-against-bytes.ts?raw') },
  Component: later(['lossAgainstBytes'], async () => (await import('./loss-against-bytes-panel')).LossAgainstBytesPanel),
} as const satisfies PanelEntry;
