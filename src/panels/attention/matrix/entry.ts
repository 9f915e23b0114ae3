import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { AttentionPanel } from './matrix-panel';

export const attention = {
  id: 'attention',
  name: words.panels.attention.name,
  title: words.panels.attention.title,
  shows: words.panels.attention.shows,
  place: { row: 'upper', height: 54, share: 47 },
  code: 'attention',
  Component: AttentionPanel,
} as const satisfies PanelEntry;
