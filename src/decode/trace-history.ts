/** Keeps the traces of steps within a bound on memory. */
import { traceSize } from '../engine/read-trace';
import type { StepTrace } from '../engine/trace';

/** 96 MiB: a text of 1 024 tokens at 4 layers × 4 heads takes 38 MiB of it. */
export const defaultTraceBytes = 96 * 2 ** 20;

export class TraceHistory {
  readonly #bound: number;
  readonly #traces = new Map<number, StepTrace>();
  #bytes = 0;

  /** @param bound bytes of typed arrays that may be held */
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
   * Keeps a node's trace. Beyond the bound, what is not on the active path goes first, then the path's oldest; the trace just
   * given stays.
   * @param activePath asked only beyond the bound
   */
  set(node: number, trace: StepTrace, activePath: () => Iterable<number>): void {
    this.#drop(node);
    this.#traces.set(node, trace);
    this.#bytes += traceSize(trace);
    if (this.#bytes <= this.#bound) return;
    const active = new Set(activePath());
    const others = [...this.#traces.keys()].filter((id) => id !== node);
    for (const id of [...others.filter((other) => !active.has(other)), ...others.filter((other) => active.has(other))]) {
      if (this.#bytes <= this.#bound) return;
      this.#drop(id);
    }
  }

  clear(): void {
    this.#traces.clear();
    this.#bytes = 0;
  }

  #drop(node: number): void {
    const trace = this.#traces.get(node);
    if (!trace) return;
    this.#traces.delete(node);
    this.#bytes -= traceSize(trace);
  }
}
