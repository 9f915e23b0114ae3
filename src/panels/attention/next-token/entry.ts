import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { NextTokenPanel } from './next-token-panel';

export const nextToken = {
  id: 'next-token',
  title: words.panels.nextToken.title,
  shows: words.panels.nextToken.shows,
  place: { row: 'upper', height: 54, share: 28 },
  code: 'logits',
  Component: NextTokenPanel,
} as const satisfies PanelEntry;
