/**
 * A row computed again: its whole text read from nothing in an engine of its own, every row in one pass where they fit, so that nothing is kept
 * from one pass for the next. What the page's cache gave is compared with that.
 */
import { median } from 'd3-array';
import { compilePlan } from '../../attention/compile';
import type { Plan } from '../../attention/plan';
import { type BackendName, type ComputingBackend, EngineError, type Interventions } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';
import type { ModelSpec } from '../../model/spec';

/** How one backend computed the row. */
export interface RowAgainWay {
  readonly backend: BackendName;
  /** Passes over the whole text: 1 where all of its rows fit into one. */
  readonly passes: number;
  /**
   * Wall-clock milliseconds in the engine of its own until the row's logits are there: of the whole text, and of the row alone after all that is
   * before it is cached. Each is the median of as many readings as are done in a moment.
   */
  readonly milliseconds: { readonly whole: number; readonly cached: number };
  /** The furthest that any logit of the row is from the page's; NaN where either is no number. */
  readonly difference: number;
}

/** The longest trace that is allocated, below what every WebGPU device allows of a buffer. */
const maxTraceBytes = 96 * 2 ** 20;
/** Readings each way; no more are begun once they have taken this long, in milliseconds. */
const repeats = 3;
const patience = 600;

/** A plan that has room for a whole text, and reads as much of it in a pass as is possible. */
export function planFor(spec: ModelSpec, length: number): Plan {
  const slots = Math.max(spec.context, length);
  const { trace } = compilePlan(spec, { slots });
  const rows = Math.floor(maxTraceBytes / (trace.fixed + trace.perSlot * slots) / Float32Array.BYTES_PER_ELEMENT);
  return compilePlan(spec, { slots, positions: slots, maxRows: Math.max(1, Math.min(length, rows)) });
}

interface RowAgainParts {
  readonly host: Pick<EngineHost, 'load' | 'choose' | 'recover' | 'forward'>;
  readonly plan: Plan;
  readonly weights: ArrayBuffer;
  /** Up to the row, its own last. */
  readonly tokens: readonly number[];
  readonly interventions: Interventions;
  /** [vocabulary] of the row on the page. */
  readonly logits: Float32Array;
  /** The page's backend, which computes it first; then the other one does, where there is one. */
  readonly backend: ComputingBackend;
}

/** Computes the row on each backend in turn. Ends early when aborted. @throws EngineError, ModelError */
export async function* computeRowAgain(parts: RowAgainParts, signal: AbortSignal): AsyncGenerator<RowAgainWay> {
  const { host, plan, weights, backend } = parts;
  const first = await host.load(plan, weights, backend);
  if (signal.aborted) return;
  yield await recovering(parts, first.backend, signal);
  if (signal.aborted) return;
  // A backend that is not available gives way to the one that has just run.
  const second = await host.choose(first.backend === 'cpu' ? 'webgpu' : 'cpu');
  if (signal.aborted || second.backend === first.backend) return;
  yield await recovering(parts, second.backend, signal);
}

/** Computes it once more where the device is lost meanwhile. */
async function recovering(parts: RowAgainParts, backend: BackendName, signal: AbortSignal): Promise<RowAgainWay> {
  try {
    return await compute(parts, backend, signal);
  } catch (error) {
    if (!(error instanceof EngineError && error.code === 'lost')) throw error;
    return compute(parts, (await parts.host.recover()).backend, signal);
  }
}

async function compute(
  { host, plan, tokens, interventions, logits }: RowAgainParts,
  backend: BackendName,
  signal: AbortSignal,
): Promise<RowAgainWay> {
  const last = tokens.length - 1;
  const places = Uint32Array.from(tokens, (_, i) => i);

  /** Reads tokens from one index to another, and gives the last row's logits. */
  async function read(from: number, to: number): Promise<Float32Array> {
    let found: Float32Array = new Float32Array();
    for (let at = from; at < to; at += plan.maxRows) {
      const end = Math.min(at + plan.maxRows, to);
      const live = places.slice(0, end);
      const chunk = Uint32Array.from(tokens.slice(at, end));
      const all = await host.forward({ tokens: chunk, slots: live, positions: live, index: at, interventions }, false);
      found = all.slice(-plan.vocabulary);
    }
    return found;
  }

  const times: { readonly whole: number[]; readonly cached: number[] } = { whole: [], cached: [] };
  let again: Float32Array = new Float32Array();
  const began = performance.now();
  for (let i = 0; i < repeats && !signal.aborted && (i === 0 || performance.now() - began < patience); i++) {
    await read(0, last);
    const alone = performance.now();
    await read(last, tokens.length);
    const whole = performance.now();
    again = await read(0, tokens.length);
    times.cached.push(whole - alone);
    times.whole.push(performance.now() - whole);
  }
  return {
    backend,
    passes: Math.ceil(tokens.length / plan.maxRows),
    milliseconds: { whole: median(times.whole) ?? Number.NaN, cached: median(times.cached) ?? Number.NaN },
    difference: furthest(again, logits),
  };
}

/** The largest distance of two numbers in the same place. */
export function furthest(a: Float32Array, b: Float32Array): number {
  let most = 0;
  // Math.max gives NaN where either is no number.
  for (let i = 0; i < Math.max(a.length, b.length); i++)
    most = Math.max(most, Math.abs((a[i] ?? Number.NaN) - (b[i] ?? Number.NaN)));
  return most;
}
