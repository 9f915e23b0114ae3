/**
 * cos and sin of distance × frequency for RoPE (Su et al. 2104.09864): [positions, headWidth / 2, 2].
 * Computed in double precision here, because WGSL's own sin and cos are not accurate for large angles. Calls with
 * the same arguments share one table: it must not be written to.
 */
export function ropeTable(base: number, headWidth: number, positions: number): Float32Array<ArrayBuffer> {
  const key = `${base} ${headWidth} ${positions}`;
  const table = tables.get(key) ?? computeTable(base, headWidth, positions);
  tables.set(key, table);
  return table;
}

/** Both backends and most models use the same table; computing it takes longer than loading weights. */
const tables = new Map<string, Float32Array<ArrayBuffer>>();

function computeTable(base: number, headWidth: number, positions: number): Float32Array<ArrayBuffer> {
  const pairs = headWidth / 2;
  const frequencies = Float64Array.from({ length: pairs }, (_, i) => base ** ((-2 * i) / headWidth));
  const table = new Float32Array(positions * headWidth);
  for (let distance = 0; distance < positions; distance++) {
    for (let i = 0; i < pairs; i++) {
      const angle = distance * (frequencies[i] as number);
      table[2 * (distance * pairs + i)] = Math.cos(angle);
      table[2 * (distance * pairs + i) + 1] = Math.sin(angle);
    }
  }
  return table;
}
