/** A draft model with its own engine: proposes tokens that may follow another model's text. */
import type { EngineHost } from '../../engine/host';
import { Reader } from '../reader/reader';
import { maxTokens } from '../reader/model-limits';
import { unmodified } from '../reader/reading-settings';
import { type SamplingSettings, chances, probabilities, uniform } from '../sampling';
import { Sequence } from '../text/sequence';
import { type Logits, vocabularyOf } from '../../engine/logits';
import type { LoadedModel } from '../session/session-state';
import { type DraftedNode, type DrawnChild, drawChildren } from './draft-tree';

/** Streams of random numbers per position, so that drafting, accepting and resampling are independent; each candidate has its own. */
export const streams = { draft: 1, accept: 2, next: 3 } as const;
export const streamOf = (what: keyof typeof streams, candidate = 0): number => streams[what] + 3 * candidate;

/** How many tokens a draft proposes. */
export interface ProposalShape {
  /** Positions after the text, at most. */
  readonly count: number;
  /** Candidates per position; the draft continues after the first of them. */
  readonly candidates: number;
}

export class Drafter {
  readonly model: LoadedModel;
  readonly #reader: Reader;

  /** @param host with the model loaded, used by this drafter only */
  constructor(host: EngineHost, model: LoadedModel) {
    this.model = model;
    this.#reader = new Reader(host, model.plan, () => undefined);
  }

  /**
   * Draws up to `count` tokens that may follow a text, one after another, each with the other candidates of its position; fewer where the
   * draft's cache is full. Only what differs from the previous text is read.
   * @param text the target's, with the tokens that begin it
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
    // The two models may begin every text with different tokens.
    let own = Sequence.of([...start, ...text.slice(skipped)]);
    const proposals: DraftedNode[] = [];
    // The target's text is only what begins it, and nothing begins the draft's.
    if (own.length === 0) return proposals;
    const room = Math.min(count, maxTokens(unmodified, this.model) - own.length);
    for (let [ahead, parent] = [0, -1]; ahead < room; ahead++) {
      const logits = await this.#logits(own, signal);
      if (logits === null) return [];
      const numbers = Array.from({ length: candidates }, (_, i) =>
        uniform(sampling.seed, text.length + ahead, streamOf('draft', i)),
      );
      const children = candidatesOf(logits, sampling, numbers);
      const next = proposals.length;
      proposals.push(...children.map((child) => ({ ...child, parent })));
      parent = next;
      own = own.push(children[0]?.token ?? 0);
    }
    return proposals;
  }

  /** Logits after a text; null when interrupted. */
  async #logits(text: Sequence<number>, signal: AbortSignal): Promise<Logits | null> {
    let logits: Logits | null = null;
    await this.#reader.read(text, {
      from: text.length - 1,
      allLogits: true,
      signal,
      onChunk: (traces) => (logits = traces.at(-1)?.logits ?? logits),
    });
    return logits;
  }
}

/**
 * One candidate per number, drawn without replacement. Where the settings leave the draft only one choice (greedy), the likeliest tokens,
 * each with probability 1.
 */
function candidatesOf(logits: Logits, sampling: SamplingSettings, numbers: readonly number[]): readonly DrawnChild[] {
  const { tokens, probability } = chances(logits, sampling);
  if (numbers.length === 1 || probability[1] !== 0) return drawChildren(probabilities(logits, sampling), numbers);
  return Array.from(tokens.subarray(0, numbers.length), (token) => {
    const distribution = new Float64Array(vocabularyOf(logits));
    distribution[token] = 1;
    return { token, distribution };
  });
}
