/** Every panel below the text, in the order in which they are read; the text itself stands apart. */
import { type ComponentType, lazy } from 'react';
import { words } from '../words';
import { AttentionPanel } from './attention/attention-panel';
import { HeadsPanel } from './heads/heads-panel';
import { NextTokenPanel } from './next-token/next-token-panel';
import type { PanelId } from './panel-id';

export { TokensPanel } from './tokens/tokens-panel';
export type { PanelId } from './panel-id';

export interface PanelEntry {
  readonly id: PanelId;
  readonly title: string;
  readonly Component: ComponentType;
}

/** What the first picture does not need comes behind it (`lazy`). */
export const panels: readonly PanelEntry[] = [
  { id: 'attention', title: words.panels.attention.title, Component: AttentionPanel },
  { id: 'heads', title: words.panels.heads.title, Component: HeadsPanel },
  { id: 'next-token', title: words.panels.nextToken.title, Component: NextTokenPanel },
  {
    id: 'cache',
    title: words.panels.cache.title,
    Component: lazy(async () => ({ default: (await import('./cache/cache-panel')).CachePanel })),
  },
  {
    id: 'sinks',
    title: words.panels.sinks.title,
    Component: lazy(async () => ({ default: (await import('./sinks/sinks-panel')).SinksPanel })),
  },
  {
    id: 'architecture',
    title: words.panels.architecture.title,
    Component: lazy(async () => ({ default: (await import('./architecture/architecture-panel')).ArchitecturePanel })),
  },
  {
    id: 'ledger',
    title: words.panels.ledger.title,
    Component: lazy(async () => ({ default: (await import('./ledger/ledger-panel')).LedgerPanel })),
  },
  {
    id: 'window',
    title: words.panels.window.title,
    Component: lazy(async () => ({ default: (await import('./window/window-panel')).WindowPanel })),
  },
  {
    id: 'long-text',
    title: words.panels.longText.title,
    Component: lazy(async () => ({ default: (await import('./long-text/long-text-panel')).LongTextPanel })),
  },
  {
    id: 'compare',
    title: words.panels.compare.title,
    Component: lazy(async () => ({ default: (await import('./compare/compare-panel')).ComparePanel })),
  },
  {
    id: 'quality',
    title: words.panels.quality.title,
    Component: lazy(async () => ({ default: (await import('./quality/quality-panel')).QualityPanel })),
  },
  {
    id: 'factors',
    title: words.panels.factors.title,
    Component: lazy(async () => ({ default: (await import('./factors/factors-panel')).FactorsPanel })),
  },
  {
    id: 'cache-once',
    title: words.panels.cacheOnce.title,
    Component: lazy(async () => ({ default: (await import('./cache-once/cache-once-panel')).CacheOncePanel })),
  },
  {
    id: 'retention',
    title: words.panels.retention.title,
    Component: lazy(async () => ({ default: (await import('./retention/retention-panel')).RetentionPanel })),
  },
  {
    id: 'linear',
    title: words.panels.linear.title,
    Component: lazy(async () => ({ default: (await import('./linear/linear-panel')).LinearPanel })),
  },
  {
    id: 'memory',
    title: words.panels.memory.title,
    Component: lazy(async () => ({ default: (await import('./memory/memory-panel')).MemoryPanel })),
  },
  {
    id: 'passkey',
    title: words.panels.passkey.title,
    Component: lazy(async () => ({ default: (await import('./passkey/passkey-panel')).PasskeyPanel })),
  },
  {
    id: 'draft',
    title: words.panels.draft.title,
    Component: lazy(async () => ({ default: (await import('./draft/draft-panel')).DraftPanel })),
  },
  {
    id: 'bill',
    title: words.panels.bill.title,
    Component: lazy(async () => ({ default: (await import('./bill/bill-panel')).BillPanel })),
  },
];
