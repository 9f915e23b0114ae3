/**
 * Where heads drain, at every position (Gu et al. 2410.10781, section 3): α_k is the mean over the rows i ≥ k of A_ik, and Sink_k the share of heads
 * with α_k > ε. As published row k itself counts, in which A_00 is 1; `below` leaves it out.
 */
import { Sequence } from '../decode/text/sequence';
import type { StepTrace } from '../engine/trace';
import { headWeights, sinkThreshold } from './attention';
import type { TracedText } from './scores';

export type RowsCounted = 'published' | 'below';

/** A head's sums over the rows so far, by column. */
interface Columns {
  /** Σ_{i ≥ k} A_ik */
  readonly sums: number[];
  /** A_kk */
  readonly own: number[];
}

/** Sums that grow with a text; one that goes back, or on otherwise, is summed again. */
export class Drains {
  #path: Sequence<number> = Sequence.of([]);
  #heads: (readonly Columns[])[] = [];
  #missing = 0;
  #rows = 0;

  /** Sums over the first `length` rows. */
  upTo(text: TracedText, length: number): this {
    const grows = length >= this.#rows && this.#path.common(text.path) >= this.#rows && this.#missing === 0;
    if (!grows) [this.#heads, this.#rows, this.#missing] = [[], 0, 0];
    this.#path = text.path;
    for (; this.#rows < length; this.#rows++) {
      const trace = text.trace(this.#rows);
      if (trace) this.#add(trace);
      else this.#missing += 1;
    }
    return this;
  }

  /** Rows that were discarded, and are in no sum. */
  get missing(): number {
    return this.#missing;
  }

  #add(trace: StepTrace): void {
    trace.layers.forEach(({ heads, attention }, layer) => {
      const own = (this.#heads[layer] ??= Array.from({ length: heads }, () => ({ sums: [], own: [] })));
      if (!attention) return;
      for (let head = 0; head < heads; head++) {
        const weights = headWeights(trace, layer, head);
        const columns = own[head];
        if (!weights || !columns) continue;
        for (let rank = 0; rank < weights.length; rank++) {
          const key = trace.keys[rank] ?? 0;
          columns.sums[key] = (columns.sums[key] ?? 0) + (weights[rank] || 0);
        }
        columns.own[trace.index] = weights[weights.length - 1] ?? 0;
      }
    });
  }

  /** α_k of a head at every position, [rows]; NaN where no row counts. */
  means(layer: number, head: number, counted: RowsCounted): number[] {
    const columns = this.#heads[layer]?.[head];
    return Array.from({ length: this.#rows }, (_, k) => {
      const rows = this.#rows - k - (counted === 'below' ? 1 : 0);
      const sum = (columns?.sums[k] ?? 0) - (counted === 'below' ? (columns?.own[k] ?? 0) : 0);
      return columns === undefined || columns.sums.length === 0 || rows < 1 ? Number.NaN : sum / rows;
    });
  }

  /** How many heads have α_k > ε, [rows], and how many heads there are with weights per token. */
  counts(counted: RowsCounted, epsilon = sinkThreshold): { readonly counts: readonly number[]; readonly heads: number } {
    const counts = Array.from({ length: this.#rows }, () => 0);
    let heads = 0;
    this.#heads.forEach((layer, l) =>
      layer.forEach(({ sums }, h) => {
        if (sums.length === 0) return;
        heads += 1;
        this.means(l, h, counted).forEach((mean, k) => {
          if (mean > epsilon) counts[k] = (counts[k] ?? 0) + 1;
        });
      }),
    );
    return { counts, heads };
  }
}
