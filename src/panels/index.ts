/** Every panel below the text, in the order in which they are read; the text itself stands apart. */
import type { ComponentType } from 'react';
import { words } from '../words';
import { later } from './kit/boundary';
import { AttentionPanel } from './attention/matrix/matrix-panel';
import { HeadsPanel } from './attention/heads/heads-panel';
import { NextTokenPanel } from './attention/next-token/next-token-panel';
import type { PanelId } from './panel-id';

export { Boundary, PanelBoundary, later } from './kit/boundary';
export { TokensPanel } from './attention/tokens/tokens-panel';
export type { PanelId } from './panel-id';

export interface PanelEntry {
  readonly id: PanelId;
  readonly title: string;
  readonly Component: ComponentType;
}

/** What the first picture does not need comes behind it (`later`). */
export const panels: readonly PanelEntry[] = [
  { id: 'attention', title: words.panels.attention.title, Component: AttentionPanel },
  { id: 'heads', title: words.panels.heads.title, Component: HeadsPanel },
  { id: 'next-token', title: words.panels.nextToken.title, Component: NextTokenPanel },
  {
    id: 'cache',
    title: words.panels.cache.title,
    Component: later(['cache', 'policy'], async () => (await import('./cache/cache/cache-panel')).CachePanel),
  },
  {
    id: 'sinks',
    title: words.panels.sinks.title,
    Component: later(['policy', 'sinks'], async () => (await import('./attention/sinks/sinks-panel')).SinksPanel),
  },
  {
    id: 'architecture',
    title: words.panels.architecture.title,
    Component: later(['architecture'], async () => (await import('./cache/architecture/architecture-panel')).ArchitecturePanel),
  },
  {
    id: 'budget',
    title: words.panels.budget.title,
    Component: later(['budget'], async () => (await import('./attention/budget/budget-panel')).BudgetPanel),
  },
  {
    id: 'reach',
    title: words.panels.window.title,
    Component: later(['reach'], async () => (await import('./attention/reach/reach-panel')).WindowPanel),
  },
  {
    id: 'long-text',
    title: words.panels.longText.title,
    Component: later(
      ['longText', 'streamingTable'],
      async () => (await import('./cache/long-text/long-text-panel')).LongTextPanel,
    ),
  },
  {
    id: 'compare',
    title: words.panels.compare.title,
    Component: later(['compare', 'longText'], async () => (await import('./cache/compare/compare-panel')).ComparePanel),
  },
  {
    id: 'loss-against-bytes',
    title: words.panels.quality.title,
    Component: later(
      ['lossAgainstBytes'],
      async () => (await import('./cache/loss-against-bytes/loss-against-bytes-panel')).LossAgainstBytesPanel,
    ),
  },
  {
    id: 'factors',
    title: words.panels.factors.title,
    Component: later(['factors'], async () => (await import('./mechanisms/factors/factors-panel')).FactorsPanel),
  },
  {
    id: 'shared-cache',
    title: words.panels.sharedCache.title,
    Component: later(
      ['sharedCache'],
      async () => (await import('./mechanisms/shared-cache/shared-cache-panel')).SharedCachePanel,
    ),
  },
  {
    id: 'retention',
    title: words.panels.retention.title,
    Component: later(['retention'], async () => (await import('./mechanisms/retention/retention-panel')).RetentionPanel),
  },
  {
    id: 'linear',
    title: words.panels.linear.title,
    Component: later(['linear'], async () => (await import('./mechanisms/linear/linear-panel')).LinearPanel),
  },
  {
    id: 'infini',
    title: words.panels.memory.title,
    Component: later(['infini'], async () => (await import('./mechanisms/infini/infini-panel')).InfiniPanel),
  },
  {
    id: 'passkey',
    title: words.panels.passkey.title,
    Component: later(['passkey'], async () => (await import('./tasks/passkey/passkey-panel')).PasskeyPanel),
  },
  {
    id: 'drafting',
    title: words.panels.draft.title,
    Component: later(['draft'], async () => (await import('./tasks/drafting/drafting-panel')).DraftPanel),
  },
  {
    id: 'calculator',
    title: words.panels.bill.title,
    Component: later(['calculator'], async () => (await import('./cache/calculator/calculator-panel')).CalculatorPanel),
  },
];
