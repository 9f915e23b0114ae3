import type { TrainerSettings } from './settings';
import { weightTensors } from './tensors';

/** Weights as a safetensors file of float32, as the engines read it. */
export function weightsFile(settings: TrainerSettings, weights: Float32Array): ArrayBuffer {
  const { tensors } = weightTensors(settings);
  let end = 0;
  const header = Object.fromEntries(
    tensors.map(({ name, shape, length }) => {
      const from = end;
      end += 4 * length;
      return [name, { dtype: 'F32', shape, data_offsets: [from, end] }];
    }),
  );
  const json = JSON.stringify(header);
  // The tensors begin at a multiple of 8.
  const text = new TextEncoder().encode(json.padEnd(8 * Math.ceil(json.length / 8)));
  const file = new Uint8Array(8 + text.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  let at = 8 + text.length;
  for (const { from, length } of tensors) {
    file.set(new Uint8Array(weights.buffer, weights.byteOffset + 4 * from, 4 * length), at);
    at += 4 * length;
  }
  return file.buffer;
}
