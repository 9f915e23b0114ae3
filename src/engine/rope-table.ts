import type { RopeScaling } from '../model/spec';
import { type RopeFrequencies, ropeFrequencies } from './rope-frequencies';

/**
 * cos and sin of distance × frequency for RoPE (Su et al. 2104.09864): [positions, headWidth / 2, 2].
 * Computed in double precision here, because WGSL's own sin and cos are not accurate for large angles. Calls with
 * the same arguments share one table: it must not be written to.
 */
export function ropeTable(base: number, headWidth: number, positions: number, scaling?: RopeScaling): Float32Array<ArrayBuffer> {
  const key = JSON.stringify([base, headWidth, positions, scaling]);
  const table = tables.get(key) ?? computeTable(ropeFrequencies(base, headWidth, scaling), positions);
  tables.set(key, table);
  return table;
}

/** Both backends and most models use the same table; computing it takes longer than loading weights. */
const tables = new Map<string, Float32Array<ArrayBuffer>>();

function computeTable({ frequencies, gain }: RopeFrequencies, positions: number): Float32Array<ArrayBuffer> {
  const pairs = frequencies.length;
  const table = new Float32Array(positions * 2 * pairs);
  for (let distance = 0; distance < positions; distance++) {
    for (let i = 0; i < pairs; i++) {
      const angle = distance * (frequencies[i] as number);
      table[2 * (distance * pairs + i)] = gain * Math.cos(angle);
      table[2 * (distance * pairs + i) + 1] = gain * Math.sin(angle);
    }
  }
  return table;
}
