/** Feeds the engine: knows which tokens its cache holds, reads what is missing in chunks, and starts again after a lost device. */
import type { Plan } from '../attention/plan';
import { EngineError, type StepInput } from '../engine/engine';
import type { BackendReport, EngineHost } from '../engine/host';
import { readTrace } from '../engine/read-trace';
import type { StepTrace } from '../engine/trace';
import { fullCache } from './slots';

export interface ReadOptions {
  /** Called after every chunk with the traces of its rows. */
  readonly onChunk: (traces: readonly StepTrace[]) => void;
  /** Tokens from this index on are wanted as traces; those before are only read to fill the cache. */
  readonly from: number;
  /** Stops between chunks. */
  readonly signal: AbortSignal;
}

export class Reader {
  readonly #host: EngineHost;
  readonly #plan: Plan;
  readonly #onRecovered: (report: BackendReport) => void;
  /** Tokens whose keys and values are in the engine's cache, in the order of the text. */
  #held: number[] = [];

  constructor(host: EngineHost, plan: Plan, onRecovered: (report: BackendReport) => void) {
    this.#host = host;
    this.#plan = plan;
    this.#onRecovered = onRecovered;
  }

  /** The engine's cache is empty, or belongs to another text. */
  forget(): void {
    this.#held = [];
  }

  /**
   * Makes the engine hold `tokens`, reading what it lacks; what it holds beyond their common beginning is written over.
   * @throws EngineError, other than `lost`
   */
  async read(tokens: readonly number[], { onChunk, from, signal }: ReadOptions): Promise<void> {
    let common = 0;
    while (common < this.#held.length && common < from && this.#held[common] === tokens[common]) common += 1;
    this.#held.length = common;
    let losses = 0;
    while (this.#held.length < tokens.length && !signal.aborted) {
      const start = this.#held.length;
      const chunk = tokens.slice(start, start + this.#plan.maxRows);
      const { slots, keys, positions } = fullCache(start + chunk.length);
      const input: StepInput = { tokens: Uint32Array.from(chunk), slots, positions };
      const began = performance.now();
      try {
        const buffer = await this.#host.forward(input, true);
        const milliseconds = performance.now() - began;
        this.#held.push(...chunk);
        onChunk(readTrace(this.#plan, buffer, { input, keys, milliseconds }).filter((trace) => trace.index >= from));
      } catch (error) {
        if (!(error instanceof EngineError && error.code === 'lost')) throw error;
        losses += 1;
        // A device that is lost again and again is not asked a third time.
        this.#onRecovered(losses > 2 ? { ...(await this.#host.choose('cpu')), reason: 'fallback' } : await this.#host.recover());
        this.#held = [];
      }
    }
  }
}
