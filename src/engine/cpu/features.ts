import { type CpuCall, param } from './kernel';

/** Stands for a denominator that is nothing: there is no key yet. */
export const tiny = 1e-20;

/** Writes φ of the `width` numbers of x from `start` on, a token's query or key at its index in the text, to `out`. */
type FeatureMap = (x: Float32Array, start: number, index: number, out: Float64Array) => void;

/**
 * The call's φ (see attention/features.ts): elu + 1 (2006.16236), relu, relu², e^x, or relu weighted by cos and sin of the token's place
 * (2202.08791), twice as wide.
 */
export function featureMap(call: CpuCall): FeatureMap {
  const width = param(call, 'headWidth');
  const each =
    (map: (value: number) => number): FeatureMap =>
    (x, start, _index, out) => {
      for (let i = 0; i < width; i++) out[i] = map(x[start + i] as number);
    };
  switch (param(call, 'feature')) {
    case 1:
      return each((value) => Math.max(value, 0));
    case 2:
      return each((value) => Math.max(value, 0) ** 2);
    case 3:
      return each(Math.exp);
    case 4:
      return (x, start, index, out) => {
        const angle = (Math.PI / 2) * Math.min(index / param(call, 'horizon'), 1);
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        for (let i = 0; i < width; i++) {
          const value = Math.max(x[start + i] as number, 0);
          out[i] = value * cos;
          out[width + i] = value * sin;
        }
      };
    default:
      return each((value) => (value > 0 ? value + 1 : Math.exp(value)));
  }
}

/** φ of one query or key, in an array of its own. */
export function featuresOf(call: CpuCall, x: Float32Array, start: number, index: number): Float64Array {
  const out = emptyFeatures(call);
  featureMap(call)(x, start, index, out);
  return out;
}

/** Room for φ of one query or key. */
export function emptyFeatures(call: CpuCall): Float64Array {
  return new Float64Array(param(call, 'headWidth') * (param(call, 'feature') === 4 ? 2 : 1));
}
