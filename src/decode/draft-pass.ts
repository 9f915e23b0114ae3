/** One pass of drafting and verifying: a draft proposes tokens, the target reads all of them at once, and those that stand are known. */
import type { StepTrace } from '../engine/trace';
import { type Proposal, streams } from './drafter';
import { type SamplingSettings, probabilities, uniform } from './sampling';
import type { Sequence } from './sequence';
import { type DraftedPlace, type FollowingToken, verify } from './speculative';

/** What a pass did, as plain numbers. */
export interface DraftPass {
  /** Place in the text of `first`. */
  readonly index: number;
  /** The token that the pass before left unread, or the first that was drawn: it is read with the drafted ones. */
  readonly first: number;
  /** The drafted tokens, which follow it. */
  readonly places: readonly DraftedPlace[];
  /** What the next pass reads first. */
  readonly next: FollowingToken;
  /** Wall-clock milliseconds that the draft took for all its tokens, and the target for its one pass over k + 1 rows. */
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
  propose(text: Sequence<number>): Promise<readonly Proposal[]>;
  /** Has the target read a text, and gives its rows from an index on; fewer than all of them when interrupted. */
  read(text: Sequence<number>, from: number): Promise<readonly StepTrace[]>;
}

/** Tokens that a pass gave to the text. */
export function givenTokens({ places }: DraftPass): number {
  return 1 + places.filter(({ fate }) => fate === 'accepted').length;
}

/** @returns null when interrupted. @throws EngineError, DecodeError `not-numbers` */
export async function draftPass({ text, first, sampling, propose, read }: PassParts): Promise<PassRead | null> {
  const index = text.length;
  const began = performance.now();
  const proposals = await propose(text.push(first));
  const drafted = performance.now();
  const ahead = proposals.reduce((longer, { token }) => longer.push(token), text.push(first));
  const traces = await read(ahead, index);
  if (traces.length < proposals.length + 1) return null;
  const target = performance.now() - drafted;
  const numbers = (stream: number): number[] => traces.map((_, i) => uniform(sampling.seed, index + 1 + i, stream));
  const { accepted, places, next } = verify(
    proposals.map(({ token }) => token),
    proposals.map(({ distribution }) => distribution),
    traces.map(({ logits }) => probabilities(logits, sampling)),
    { accept: numbers(streams.accept), next: numbers(streams.next) },
  );
  const pass = { index, first, places, next, milliseconds: { draft: drafted - began, target } };
  return { pass, traces: traces.slice(0, 1 + accepted) };
}
