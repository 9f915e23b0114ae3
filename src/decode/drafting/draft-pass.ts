/** One pass of drafting and verifying: a draft proposes tokens, the target reads all of them at once, and those that stand are known. */
import type { StepTrace } from '../../engine/trace';
import { streamOf, streams } from './drafter';
import type { RowTree } from '../reader/reader';
import { type SamplingSettings, probabilities, uniform } from '../sampling';
import type { Sequence } from '../text/sequence';
import { type DraftedToken, type FollowingToken, verify } from './speculative';
import { type DraftedNode, type TreeVerification, depthsOf, verifyTree } from './draft-tree';

/** What a pass did, as plain numbers. */
export interface DraftPass {
  /** Place in the text of `first`. */
  readonly index: number;
  /** The token that the pass before left unread, or the first that was drawn: it is read with the drafted ones. */
  readonly first: number;
  /** The drafted tokens. */
  readonly drafted: readonly DraftedToken[];
  /** [places] which of them each follows; −1: `first`. */
  readonly parents: readonly number[];
  /** What the next pass reads first. */
  readonly next: FollowingToken;
  /** Wall-clock milliseconds that the draft took for all its tokens, and the target for reading them. */
  readonly milliseconds: { readonly draft: number; readonly target: number };
}

/** A pass with the rows of the tokens that it gave: `first` and those that were accepted. */
export interface PassRead {
  readonly pass: DraftPass;
  readonly traces: readonly StepTrace[];
}

interface PassParts {
  /** What is read so far. */
  readonly text: Sequence<number>;
  /** The token that stands behind it. */
  readonly first: number;
  readonly sampling: SamplingSettings;
  /** Tokens that may follow a text. */
  propose(text: Sequence<number>): Promise<readonly DraftedNode[]>;
  /** Has the target read a text, and gives its rows from an index on; fewer than all of them when interrupted. */
  read(text: Sequence<number>, from: number): Promise<readonly StepTrace[]>;
  /** Has the target read ways on behind a text in one pass, and keeps nothing of it: see Reader.readTree. */
  readTree(text: Sequence<number>, ways: RowTree): Promise<readonly Float32Array[] | null>;
}

/** Tokens that a pass gave to the text. */
export function tokensAdded({ drafted: places }: DraftPass): number {
  return 1 + places.filter(({ fate }) => fate === 'accepted').length;
}

/** @returns null when interrupted. @throws EngineError, DecodeError `not-numbers` */
export async function draftPass(parts: PassParts): Promise<PassRead | null> {
  const { text, first, propose } = parts;
  const began = performance.now();
  const proposals = await propose(text.push(first));
  const proposed = performance.now();
  const parents = proposals.map(({ parent }) => parent);
  const verified = await (parents.every((parent, i) => parent === i - 1) ? readChain : readTree)(parts, proposals);
  if (verified === null) return null;
  const { drafted: places, next, traces } = verified;
  const milliseconds = { draft: proposed - began, target: performance.now() - proposed };
  return { pass: { index: text.length, first, drafted: places, parents, next, milliseconds }, traces };
}

interface Verified extends Pick<DraftPass, 'drafted' | 'next'> {
  readonly traces: readonly StepTrace[];
}

/** Tokens one behind another, read as the text goes on. */
async function readChain(
  { text, first, sampling, read }: PassParts,
  proposals: readonly DraftedNode[],
): Promise<Verified | null> {
  const index = text.length;
  const ahead = proposals.reduce((longer, { token }) => longer.push(token), text.push(first));
  const traces = await read(ahead, index);
  if (traces.length < proposals.length + 1) return null;
  const numbers = (stream: number): number[] => traces.map((_, i) => uniform(sampling.seed, index + 1 + i, stream));
  const {
    accepted,
    drafted: places,
    next,
  } = verify(
    proposals.map(({ token }) => token),
    proposals.map(({ distribution }) => distribution),
    traces.map(({ logits }) => probabilities(logits, sampling)),
    { accept: numbers(streams.accept), next: numbers(streams.next) },
  );
  return { drafted: places, next, traces: traces.slice(0, 1 + accepted) };
}

/**
 * All ways in one pass, of which nothing stays; then those tokens that stand, as the text goes on. A tree's sums are added up in another
 * order, so what decides in the end are the rows of the text itself, and it is the text that reading token by token gives.
 */
async function readTree(parts: PassParts, nodes: readonly DraftedNode[]): Promise<Verified | null> {
  const { text, first, sampling, read } = parts;
  const index = text.length;
  const rows = await parts.readTree(text, {
    tokens: [first, ...nodes.map(({ token }) => token)],
    parents: [-1, ...nodes.map(({ parent }) => parent + 1)],
  });
  if (rows === null) return null;
  const p = rows.map((logits) => probabilities(logits, sampling));
  const depths = depthsOf(nodes.map(({ parent }) => parent));
  const accept = nodes.map((node, i) => {
    const candidate = nodes.slice(0, i).filter(({ parent }) => parent === node.parent).length;
    return uniform(sampling.seed, index + (depths[i] ?? 0), streamOf('accept', candidate));
  });
  const next = Array.from({ length: Math.max(0, ...depths) + 1 }, (_, i) => uniform(sampling.seed, index + 1 + i, streams.next));
  const decide = (): TreeVerification =>
    verifyTree(nodes, { text: p[0] ?? new Float64Array(), nodes: p.slice(1) }, { accept, next });
  for (let decided = decide(); ; ) {
    const { path } = decided;
    const longer = path.reduce((grown, node) => grown.push(nodes[node]?.token ?? 0), text.push(first));
    const traces = await read(longer, index);
    if (traces.length < path.length + 1) return null;
    for (const [i, { logits }] of traces.entries()) p[i === 0 ? 0 : (path[i - 1] ?? 0) + 1] = probabilities(logits, sampling);
    const again = decide();
    // Each time at least one more token is decided by its own row.
    if (again.path.length === path.length && again.path.every((node, i) => node === path[i]))
      return { drafted: again.drafted, next: again.next, traces };
    decided = again;
  }
}
