import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { TokensPanel } from './tokens-panel';

export const tokens = {
  id: 'tokens',
  title: words.panels.tokens.title,
  shows: words.panels.tokens.shows,
  place: null,
  code: 'attention',
  Component: TokensPanel,
} as const satisfies PanelEntry;
