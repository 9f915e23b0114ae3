/** Queries, keys, values and decays of a text in a layer of retention, as the engine computed them. */
import type { Plan } from '../../attention/plan';
import { lastRetention } from '../../attention/retention-rows';
import type { Interventions, StepInput } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';
import { readTrace } from '../../engine/read-trace';

/** One head: q, k [rows, keyWidth] rotated and k scaled, v [rows, valueWidth], log γ [rows]. */
export interface RetentionHead {
  readonly rows: number;
  readonly keyWidth: number;
  readonly valueWidth: number;
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly v: Float32Array;
  readonly logGamma: Float32Array;
}

export interface RetentionInput {
  readonly layer: number;
  readonly heads: readonly RetentionHead[];
}

/**
 * Reads `tokens` from the start under a full cache and gives the input of the last layer of retention. Overwrites the engine's cache.
 * @returns null for a model without retention
 * @throws EngineError
 */
export async function readRetentionInput(
  host: Pick<EngineHost, 'forward' | 'contents'>,
  plan: Plan,
  tokens: readonly number[],
  interventions: Interventions,
): Promise<RetentionInput | null> {
  const layer = lastRetention(plan);
  if (layer === null || tokens.length === 0) return null;
  const { keyWidth, valueWidth } = layer;
  const rows = tokens.length;
  const heads = Array.from({ length: layer.heads }, () => ({
    rows,
    keyWidth,
    valueWidth,
    q: new Float32Array(rows * keyWidth),
    k: new Float32Array(rows * keyWidth),
    v: new Float32Array(rows * valueWidth),
    logGamma: new Float32Array(rows),
  }));
  for (let from = 0; from < rows; from += plan.maxRows) {
    const to = Math.min(rows, from + plan.maxRows);
    const positions = Uint32Array.from({ length: to }, (_, i) => i);
    const input: StepInput = {
      tokens: Uint32Array.from(tokens.slice(from, to)),
      slots: positions,
      positions,
      interventions,
    };
    const traces = readTrace(plan, await host.forward(input, true), { input, keys: positions, milliseconds: 0 });
    const contents = await host.contents(layer.buffer);
    for (const [row, { layers }] of traces.entries()) {
      for (const [head, out] of heads.entries()) {
        const { q, k, v } = layer.read(contents, row, head);
        out.q.set(q, (from + row) * keyWidth);
        out.k.set(k, (from + row) * keyWidth);
        out.v.set(v, (from + row) * valueWidth);
        out.logGamma[from + row] = Math.log(layers[layer.layer]?.values[layer.gamma]?.[head] ?? Number.NaN);
      }
    }
  }
  return { layer: layer.layer, heads };
}
