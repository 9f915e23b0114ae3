/**
 * out = Σ_j weights_j · v_j over the first `count` ranks; a slot's value is at slot · stride + offset. Four ranks at a time,
 * so that `out` is read and written a quarter as often.
 */
export function mix(
  value: Float32Array,
  offset: number,
  stride: number,
  slots: Uint32Array,
  weights: Float32Array,
  count: number,
  out: Float32Array,
): void {
  const width = out.length;
  const at = (rank: number): number => (slots[rank] as number) * stride + offset;
  out.fill(0);
  let rank = 0;
  for (; rank + 4 <= count; rank += 4) {
    const [a, b, c, d] = [at(rank), at(rank + 1), at(rank + 2), at(rank + 3)];
    const wa = weights[rank] as number;
    const wb = weights[rank + 1] as number;
    const wc = weights[rank + 2] as number;
    const wd = weights[rank + 3] as number;
    for (let i = 0; i < width; i++) {
      out[i] =
        (out[i] as number) +
        wa * (value[a + i] as number) +
        wb * (value[b + i] as number) +
        wc * (value[c + i] as number) +
        wd * (value[d + i] as number);
    }
  }
  for (; rank < count; rank++) {
    const a = at(rank);
    const weight = weights[rank] as number;
    for (let i = 0; i < width; i++) out[i] = (out[i] as number) + weight * (value[a + i] as number);
  }
}
