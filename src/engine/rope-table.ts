/**
 * cos and sin of distance × frequency for RoPE (Su et al. 2104.09864): [positions, headWidth / 2, 2].
 * Computed in double precision here, because WGSL's own sin and cos are not accurate for large angles.
 */
export function ropeTable(base: number, headWidth: number, positions: number): Float32Array<ArrayBuffer> {
  const pairs = headWidth / 2;
  const table = new Float32Array(positions * headWidth);
  for (let distance = 0; distance < positions; distance++) {
    for (let i = 0; i < pairs; i++) {
      const angle = distance * base ** ((-2 * i) / headWidth);
      table[2 * (distance * pairs + i)] = Math.cos(angle);
      table[2 * (distance * pairs + i) + 1] = Math.sin(angle);
    }
  }
  return table;
}
