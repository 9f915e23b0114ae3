/** The table of the panels: one line each, in the order in which the page shows them. */
import { budget } from './attention/budget/entry';
import { cone } from './attention/cone/entry';
import { depth } from './attention/depth/entry';
import { gate } from './attention/gate/entry';
import { heads } from './attention/heads/entry';
import { attention } from './attention/matrix/entry';
import { nextToken } from './attention/next-token/entry';
import { norms } from './attention/norms/entry';
import { positions } from './attention/positions/entry';
import { reach } from './attention/reach/entry';
import { reachTable } from './attention/reach-table/entry';
import { score } from './attention/score/entry';
import { sinks } from './attention/sinks/entry';
import { surgery } from './attention/surgery/entry';
import { tokens } from './attention/tokens/entry';
import { architecture } from './cache/architecture/entry';
import { cache } from './cache/cache/entry';
import { calculator } from './cache/calculator/entry';
import { compare } from './cache/compare/entry';
import { growth } from './cache/growth/entry';
import { keysValues } from './cache/keys-values/entry';
import { longText } from './cache/long-text/entry';
import { lossAgainstBytes } from './cache/loss-against-bytes/entry';
import { policy } from './cache/policy/entry';
import { streamingTable } from './cache/streaming-table/entry';
import { factors } from './mechanisms/factors/entry';
import { infini } from './mechanisms/infini/entry';
import { linear } from './mechanisms/linear/entry';
import { mlp } from './mechanisms/mlp/entry';
import { retention } from './mechanisms/retention/entry';
import { sharedCache } from './mechanisms/shared-cache/entry';
import { drafting } from './tasks/drafting/entry';
import { passkey } from './tasks/passkey/entry';
import { training } from './tasks/training/entry';
import type { PanelEntry } from './entry';

export { Boundary, PanelBoundary, later } from './kit/boundary';
export { PanelContent } from './kit/panel-content';
export { tokens } from './attention/tokens/entry';
export { spokenStep } from './data/spoken';
export { TokenStrip } from './attention/tokens/token-strip';
export type { PanelEntry } from './entry';

const table = [
  tokens,
  heads,
  attention,
  nextToken,
  architecture,
  sinks,
  score,
  cone,
  norms,
  gate,
  depth,
  positions,
  budget,
  surgery,
  cache,
  policy,
  growth,
  compare,
  reach,
  longText,
  streamingTable,
  reachTable,
  keysValues,
  mlp,
  factors,
  sharedCache,
  retention,
  linear,
  infini,
  passkey,
  lossAgainstBytes,
  drafting,
  calculator,
  training,
] as const satisfies readonly PanelEntry[];

export type PanelId = (typeof table)[number]['id'];

export const panels: readonly PanelEntry<PanelId>[] = table;
