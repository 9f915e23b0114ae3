/** A draft model with an engine of its own: proposes how another model's text may go on. */
import type { EngineHost } from '../../engine/host';
import { Reader } from '../reader/reader';
import { maxTokens } from '../reader/model-limits';
import { unmodified } from '../reader/reading-settings';
import { type SamplingSettings, chances, probabilities, uniform } from '../sampling';
import { Sequence } from '../text/sequence';
import type { LoadedModel } from '../session/session-state';
import { type DraftedNode, type DrawnChild, drawChildren } from './draft-tree';

/**
 * Which of a place's numbers draws its candidate as a draft, which says whether it is accepted, and which draws one in its stead; the
 * candidates of a place have numbers of their own.
 */
export const streams = { draft: 1, accept: 2, next: 3 } as const;
export const streamOf = (what: keyof typeof streams, candidate = 0): number => streams[what] + 3 * candidate;

/** Tokens that a text may go on with. */
export interface ProposalShape {
  /** Places behind the text, at most. */
  readonly count: number;
  /** Candidates for each place; the text goes on behind the first of them. */
  readonly candidates: number;
}

export class Drafter {
  readonly model: LoadedModel;
  readonly #reader: Reader;

  /** @param host with the model loaded, and used by nobody else */
  constructor(host: EngineHost, model: LoadedModel) {
    this.model = model;
    this.#reader = new Reader(host, model.plan, () => undefined);
  }

  /**
   * Draws up to `count` tokens that may follow a text, each after those before it, and beside each the other candidates of its place;
   * fewer where the draft's cache ends, none where it has ended. A text that grew from the one before is read from where they part.
   * @param text the target's, with the tokens that begin its every text
   * @returns parents before their children
   * @throws EngineError, DecodeError `not-numbers`
   */
  async propose(
    text: Sequence<number>,
    { count, candidates }: ProposalShape,
    {
      target,
      sampling,
      signal,
    }: { readonly target: LoadedModel; readonly sampling: SamplingSettings; readonly signal: AbortSignal },
  ): Promise<readonly DraftedNode[]> {
    const { start } = this.model.spec;
    const skipped = target.spec.start.length;
    // The two may begin their texts otherwise; what they share, they have from there on.
    let own = Sequence.of([...start, ...text.slice(skipped)]);
    const proposals: DraftedNode[] = [];
    const room = Math.min(count, maxTokens(unmodified, this.model) - own.length);
    for (let [place, parent] = [0, -1]; place < room; place++) {
      const logits = await this.#logits(own, signal);
      if (logits === null) return [];
      const numbers = Array.from({ length: candidates }, (_, i) =>
        uniform(sampling.seed, text.length + place, streamOf('draft', i)),
      );
      const children = candidatesOf(logits, sampling, numbers);
      const next = proposals.length;
      proposals.push(...children.map((child) => ({ ...child, parent })));
      parent = next;
      own = own.push(children[0]?.token ?? 0);
    }
    return proposals;
  }

  /** What may follow a text; null when interrupted. */
  async #logits(text: Sequence<number>, signal: AbortSignal): Promise<Float32Array | null> {
    let logits: Float32Array | null = null;
    await this.#reader.read(text, {
      from: text.length - 1,
      signal,
      onChunk: (traces) => (logits = traces.at(-1)?.logits ?? logits),
    });
    return logits;
  }
}

/**
 * As many tokens as there are numbers, for one place: drawn without replacement; the likeliest, each a word of its own, where the settings
 * leave the draft no choice but one.
 */
function candidatesOf(logits: Float32Array, sampling: SamplingSettings, numbers: readonly number[]): readonly DrawnChild[] {
  const { tokens, probability } = chances(logits, sampling);
  if (numbers.length === 1 || probability[1] !== 0) return drawChildren(probabilities(logits, sampling), numbers);
  return Array.from(tokens.subarray(0, numbers.length), (token) => {
    const distribution = new Float64Array(logits.length);
    distribution[token] = 1;
    return { token, distribution };
  });
}
