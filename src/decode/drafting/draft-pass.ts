/** One pass of speculative decoding: the draft proposes tokens, the target reads all of them at once, and some are accepted. */
import type { StepTrace } from '../../engine/trace';
import { streamOf, streams } from './drafter';
import type { RowTree } from '../reader/read-options';
import { type SamplingSettings, probabilities, uniform } from '../sampling';
import type { Sequence } from '../text/sequence';
import { type DraftedToken, type FollowingToken, verify } from './speculative';
import { type DraftedNode, type TreeVerification, depthsOf, verifyTree } from './draft-tree';

/** The result of a pass, as plain data. */
export interface DraftPass {
  /** Index in the text of `first`. */
  readonly index: number;
  /** The token that the previous pass drew but did not read, or the first one; it is read with the drafted ones. */
  readonly first: number;
  /** The drafted tokens. */
  readonly drafted: readonly DraftedToken[];
  /** [drafted] index of the one that each follows; −1: `first`. */
  readonly parents: readonly number[];
  /** The token that the next pass reads first. */
  readonly next: FollowingToken;
  /** Wall-clock milliseconds: the draft for all its tokens, the target for reading them. */
  readonly milliseconds: { readonly draft: number; readonly target: number };
}

/** A pass with the rows of the tokens that it adds: `first` and the accepted ones. */
export interface PassRead {
  readonly pass: DraftPass;
  readonly traces: readonly StepTrace[];
}

interface PassParts {
  /** What is read. */
  readonly text: Sequence<number>;
  /** The token that follows it. */
  readonly first: number;
  readonly sampling: SamplingSettings;
  /** Proposes tokens that may follow a text. */
  propose(text: Sequence<number>): Promise<readonly DraftedNode[]>;
  /** Has the target read a text; gives the rows from an index on, fewer than all of them when interrupted. */
  read(text: Sequence<number>, from: number): Promise<readonly StepTrace[]>;
  /** Has the target read a tree after a text in one pass: see Reader.readTree. */
  readTree(text: Sequence<number>, ways: RowTree): Promise<readonly Float32Array[] | null>;
}

/** Tokens that a pass adds to the text. */
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

/** A chain of tokens, read as ordinary text. */
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
 * The whole tree in one pass, of which nothing is cached; then the accepted tokens as ordinary text. A tree's sums are added in another
 * order, so the rows of the text decide in the end, and the text is what reading token by token gives.
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
    // Each round decides at least one more token by its own row, so this ends.
    if (again.path.length === path.length && again.path.every((node, i) => node === path[i]))
      return { drafted: again.drafted, next: again.next, traces };
    decided = again;
  }
}
