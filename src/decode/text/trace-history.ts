/** Keeps the traces of steps within a bound on memory. */
import { traceSize } from '../../engine/read-trace';
import type { Plan } from '../../attention/plan';
import type { StepTrace } from '../../engine/trace';
import { Sequence } from './sequence';

/** 96 MiB: a text of 1 024 tokens at 4 layers × 4 heads takes 38 MiB of it. */
const defaultTraceBytes = 96 * 2 ** 20;

const noPath: Sequence<number> = Sequence.of([]);

/** A large model's text has room for more, up to so much. */
const maxTraceBytes = 384 * 2 ** 20;

/** Bytes for the traces of a model's text: those of a whole context, within these bounds. */
export function traceBytesFor({ trace, slots }: Pick<Plan, 'trace' | 'slots'>): number {
  // A row sees half of the slots on average.
  const whole = slots * (trace.fixed + (trace.perSlot * slots) / 2) * Float32Array.BYTES_PER_ELEMENT;
  return Math.max(defaultTraceBytes, Math.min(maxTraceBytes, whole));
}

/** Rows of a large vocabulary that keep the logits of all tokens: those that were asked for last. */
const maxWithAllLogits = 8;

export class TraceHistory {
  readonly #given: number | null;
  #bound: number;
  /** Nodes whose traces have the logits of all tokens of a large vocabulary, in the order in which they came. */
  readonly #withAllLogits = new Set<number>();
  readonly #traces = new Map<number, StepTrace>();
  #bytes = 0;
  /** A path that has all nodes with a trace, so that no search is needed; null if unknown. */
  #only: Sequence<number> | null = noPath;

  /** @param bound bytes of typed arrays; null: as many as the model that is opened needs, within bounds */
  constructor(bound: number | null) {
    this.#given = bound;
    this.#bound = bound ?? defaultTraceBytes;
  }

  /** Traces are those of another model from now on. */
  open(plan: Pick<Plan, 'trace' | 'slots'>): void {
    this.clear();
    if (this.#given === null) this.#bound = traceBytesFor(plan);
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
    this.#boundLogits(node, trace);
    const known = this.#only;
    this.#only = known !== null && path.common(known) === known.length ? path : null;
    if (this.#bytes <= this.#bound) return;
    if (this.#only === null && this.#shrink(node, (other, { index }) => path.at(index) !== other)) return;
    this.#only = path;
    this.#shrink(node, () => true);
  }

  /** Of a large vocabulary only some rows keep all logits; the others have the likeliest. */
  #boundLogits(node: number, { logits }: StepTrace): void {
    if (logits instanceof Float32Array || logits.all === null) return;
    this.#withAllLogits.add(node);
    for (const other of this.#withAllLogits) {
      if (this.#withAllLogits.size <= maxWithAllLogits) return;
      this.#withAllLogits.delete(other);
      const trace = this.#traces.get(other);
      if (!trace || trace.logits instanceof Float32Array) continue;
      const lesser = { ...trace, logits: { ...trace.logits, all: null } };
      this.#traces.set(other, lesser);
      this.#bytes += traceSize(lesser) - traceSize(trace);
    }
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
    this.#withAllLogits.clear();
    this.#bytes = 0;
    this.#only = noPath;
  }

  #drop(node: number): void {
    const trace = this.#traces.get(node);
    if (!trace) return;
    this.#traces.delete(node);
    this.#withAllLogits.delete(node);
    this.#bytes -= traceSize(trace);
  }
}
