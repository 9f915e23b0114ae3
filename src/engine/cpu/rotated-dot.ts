/**
 * q · R(distance) k of two vectors of `width` numbers, at offsets `q` and `k` (RoPE, 2104.09864): the product of two rotated
 * vectors depends on the distance of their positions alone. Pairs are (i, i + d/2), or (2i, 2i + 1) where `interleaved`.
 * @param table cos and sin by distance, [distances, width / 2, 2]
 */
export function rotatedDot(
  queries: Float32Array,
  q: number,
  keys: Float32Array,
  k: number,
  table: Float32Array,
  distance: number,
  width: number,
  interleaved: boolean,
): number {
  const pairs = width / 2;
  const stride = interleaved ? 2 : 1;
  const apart = interleaved ? 1 : pairs;
  const turn = distance * width;
  let sum = 0;
  for (let i = 0; i < pairs; i++) {
    const a = stride * i;
    const qa = queries[q + a] as number;
    const qb = queries[q + a + apart] as number;
    const ka = keys[k + a] as number;
    const kb = keys[k + a + apart] as number;
    sum += (qa * ka + qb * kb) * (table[turn + 2 * i] as number) + (qa * kb - qb * ka) * (table[turn + 2 * i + 1] as number);
  }
  return sum;
}
