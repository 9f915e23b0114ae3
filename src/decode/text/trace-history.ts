/** Keeps the traces of steps within a bound on memory. */
import { traceSize } from '../../engine/read-trace';
import type { StepTrace } from '../../engine/trace';
import { Sequence } from './sequence';

/** 96 MiB: a text of 1 024 tokens at 4 layers × 4 heads takes 38 MiB of it. */
export const defaultTraceBytes = 96 * 2 ** 20;

const noPath: Sequence<number> = Sequence.of([]);

export class TraceHistory {
  readonly #bound: number;
  readonly #traces = new Map<number, StepTrace>();
  #bytes = 0;
  /** A path that has all nodes with a trace, so that no search is needed; null if unknown. */
  #only: Sequence<number> | null = noPath;

  /** @param bound bytes of typed arrays */
  constructor(bound: number) {
    this.#bound = bound;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(node: number): StepTrace | undefined {
    return this.#traces.get(node);
  }

  /**
   * Keeps a node's trace. Beyond the bound, traces off the active path are discarded first, then the oldest; this one stays.
   * @param path ids of the nodes of the text
   */
  set(node: number, trace: StepTrace, path: Sequence<number>): void {
    this.#drop(node);
    this.#traces.set(node, trace);
    this.#bytes += traceSize(trace);
    const known = this.#only;
    this.#only = known !== null && path.common(known) === known.length ? path : null;
    if (this.#bytes <= this.#bound) return;
    if (this.#only === null && this.#shrink(node, (other, { index }) => path.at(index) !== other)) return;
    this.#only = path;
    this.#shrink(node, () => true);
  }

  /** Keeps the traces of rows of a text. */
  add(traces: readonly StepTrace[], path: Sequence<number>): void {
    for (const trace of traces) {
      const node = path.at(trace.index);
      if (node !== undefined) this.set(node, trace, path);
    }
  }

  /** Discards traces, the oldest first, until the rest is within the bound; false if it still is not. */
  #shrink(kept: number, goes: (node: number, trace: StepTrace) => boolean): boolean {
    for (const [node, trace] of this.#traces) {
      if (this.#bytes <= this.#bound) return true;
      if (node !== kept && goes(node, trace)) this.#drop(node);
    }
    return this.#bytes <= this.#bound;
  }

  clear(): void {
    this.#traces.clear();
    this.#bytes = 0;
    this.#only = noPath;
  }

  #drop(node: number): void {
    const trace = this.#traces.get(node);
    if (!trace) return;
    this.#traces.delete(node);
    this.#bytes -= traceSize(trace);
  }
}
