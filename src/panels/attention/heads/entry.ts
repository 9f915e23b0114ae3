import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { HeadsPanel } from './heads-panel';

export const heads = {
  id: 'heads',
  title: words.panels.heads.title,
  shows: words.panels.heads.shows,
  place: { row: 'upper', height: 54, share: 25, inColumnAfter: 'next-token' },
  code: 'attention',
  Component: HeadsPanel,
} as const satisfies PanelEntry;
