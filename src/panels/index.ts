/** Every panel below the text, in the order in which they are read; the text itself stands apart. */
import type { ComponentType } from 'react';
import { words } from '../words';
import { AttentionPanel } from './attention/attention-panel';
import { CachePanel } from './cache/cache-panel';
import { HeadsPanel } from './heads/heads-panel';
import { LedgerPanel } from './ledger/ledger-panel';
import { LongTextPanel } from './long-text/long-text-panel';
import { NextTokenPanel } from './next-token/next-token-panel';
import type { PanelId } from './panel-id';
import { SinksPanel } from './sinks/sinks-panel';

export { TokensPanel } from './tokens/tokens-panel';
export type { PanelId } from './panel-id';

export interface PanelEntry {
  readonly id: PanelId;
  readonly title: string;
  readonly Component: ComponentType;
}

export const panels: readonly PanelEntry[] = [
  { id: 'attention', title: words.panels.attention.title, Component: AttentionPanel },
  { id: 'heads', title: words.panels.heads.title, Component: HeadsPanel },
  { id: 'next-token', title: words.panels.nextToken.title, Component: NextTokenPanel },
  { id: 'cache', title: words.panels.cache.title, Component: CachePanel },
  { id: 'sinks', title: words.panels.sinks.title, Component: SinksPanel },
  { id: 'ledger', title: words.panels.ledger.title, Component: LedgerPanel },
  { id: 'long-text', title: words.panels.longText.title, Component: LongTextPanel },
];
