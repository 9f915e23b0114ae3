/** A draft model with an engine of its own: proposes how another model's text may go on. */
import type { EngineHost } from '../engine/host';
import { Reader } from './reader';
import { mostTokens, untouched } from './reading';
import { type SamplingSettings, probabilities, uniform } from './sampling';
import { Sequence } from './sequence';
import type { LoadedModel } from './session-state';
import { shareTokens } from './share-tokens';
import { type Distribution, draw } from './speculative';

/** Which of a token's numbers draws it as a draft, which says whether it is accepted, and which draws one in its stead. */
export const streams = { draft: 1, accept: 2, next: 3 } as const;

export interface Proposal {
  readonly token: number;
  /** What it was drawn from. */
  readonly distribution: Distribution;
}

/** Whether one model can draft for another: both write with the same tokens. */
export function canDraft(draft: LoadedModel, target: LoadedModel): boolean {
  return draft.spec.vocabulary === target.spec.vocabulary && shareTokens(draft, target);
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
   * Draws up to `count` tokens that may follow a text, each after those before it; fewer where the draft's cache ends, none where it
   * has ended. A text that grew from the one before is read from where they part.
   * @param text the target's, with the tokens that begin its every text
   * @throws EngineError, DecodeError `not-numbers`
   */
  async propose(
    text: Sequence<number>,
    count: number,
    {
      target,
      sampling,
      signal,
    }: { readonly target: LoadedModel; readonly sampling: SamplingSettings; readonly signal: AbortSignal },
  ): Promise<readonly Proposal[]> {
    const { start } = this.model.spec;
    const skipped = target.spec.start.length;
    // The two may begin their texts otherwise; what they share, they have from there on.
    let own = Sequence.of([...start, ...text.slice(skipped)]);
    const proposals: Proposal[] = [];
    const most = Math.min(count, mostTokens(untouched, this.model) - own.length);
    while (proposals.length < most) {
      const logits = await this.#logits(own, signal);
      if (logits === null) return [];
      const distribution = probabilities(logits, sampling);
      const index = text.length + proposals.length;
      const token = draw(distribution, uniform(sampling.seed, index, streams.draft));
      proposals.push({ token, distribution });
      own = own.push(token);
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
