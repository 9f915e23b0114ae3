import { featureByCode } from '../../attention/features';
import { type CpuCall, param } from './kernel';

/** In place of a denominator of 0, when there is no key yet. */
export const tiny = 1e-20;

/** Writes φ of the `headWidth` numbers of x from `start` on to `out`; x is the query or key of the token at `index` in the text. */
type WriteFeatures = (x: Float32Array, start: number, index: number, out: Float64Array) => void;

/** The call's φ (see attention/features). */
export function featureMap(call: CpuCall): WriteFeatures {
  const [width, horizon] = [param(call, 'headWidth'), param(call, 'horizon')];
  const { numbers } = featureByCode(param(call, 'feature'));
  return (x, start, index, out) => {
    const share = Math.min(index / horizon, 1);
    numbers.forEach((number, part) => {
      for (let i = 0; i < width; i++) out[part * width + i] = number(x[start + i] as number, share);
    });
  };
}

/** φ of one query or key, in a new array. */
export function featuresOf(call: CpuCall, x: Float32Array, start: number, index: number): Float64Array {
  const out = emptyFeatures(call);
  featureMap(call)(x, start, index, out);
  return out;
}

/** Room for φ of one query or key. */
export function emptyFeatures(call: CpuCall): Float64Array {
  return new Float64Array(param(call, 'headWidth') * featureByCode(param(call, 'feature')).numbers.length);
}
