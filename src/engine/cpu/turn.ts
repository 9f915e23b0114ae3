import { type CpuCall, buffer, param } from './kernel';

/** Rotates every head's query and key of a row by its token's index in the text (RoPE, 2104.09864), in place in the scratch. */
export function turnRow(call: CpuCall, row: number, index: number): void {
  const projected = buffer(call, 'projected'); // [rows, stride] q, k, …
  const rope = buffer(call, 'rope'); // [positions, width / 2, 2]
  const width = param(call, 'headWidth');
  const interleaved = param(call, 'interleaved') === 1;
  const apart = interleaved ? 1 : width / 2;
  for (let part = 0; part < 2 * param(call, 'heads'); part++) {
    for (let i = 0; i < width / 2; i++) {
      const at = row * param(call, 'stride') + part * width + (interleaved ? 2 * i : i);
      const [cos, sin] = [rope[index * width + 2 * i] as number, rope[index * width + 2 * i + 1] as number];
      const [a, b] = [projected[at] as number, projected[at + apart] as number];
      projected[at] = a * cos - b * sin;
      projected[at + apart] = b * cos + a * sin;
    }
  }
}
