import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const longText = {
  id: 'long-text',
  name: words.panels.longText.name,
  title: words.panels.longText.title,
  needs: 'computing',
  shows: words.panels.longText.shows,
  place: { row: 'long', height: 46, share: 50 },
  Component: later(['longText', 'policies'], async () => (await import('./long-text-panel')).LongTextPanel),
  code: { path: 'src/decode/runs/long-read.ts', load: () => import('../../../decode/runs/long-read.ts?raw') },
} as const satisfies PanelEntry;
