/** A typed shape: nine numbers, in their order in a link. */
import { type LayerShape, type Shape, layersOf } from './shape';

export const typedFields = [
  'layers',
  'heads',
  'keyValueHeads',
  'headWidth',
  'window',
  'latentWidth',
  'rotaryWidth',
  'millions',
  'wholeEvery',
] as const;
export type TypedField = (typeof typedFields)[number];
export type TypedShape = Readonly<Record<TypedField, number>>;

/**
 * The default: Llama 3 8B. A window, a latent or millions of parameters of 0: there is none, or it is not said. With a window, one
 * layer in `wholeEvery` keeps everything, the last of them; 0: none does.
 */
const defaults: TypedShape = {
  layers: 32,
  heads: 32,
  keyValueHeads: 8,
  headWidth: 128,
  window: 0,
  latentWidth: 0,
  rotaryWidth: 0,
  millions: 8000,
  wholeEvery: 0,
};

/** Bounds, far beyond any published model. */
export const typedBounds: Readonly<Record<TypedField, readonly [min: number, max: number]>> = {
  layers: [1, 1000],
  heads: [1, 10_000],
  keyValueHeads: [1, 10_000],
  headWidth: [1, 10_000],
  window: [0, 999_999],
  latentWidth: [0, 100_000],
  rotaryWidth: [0, 100_000],
  millions: [0, 999_999],
  wholeEvery: [0, 1000],
};

/** Numbers by field; missing ones have their defaults. */
export function typedFrom(numbers: readonly number[]): TypedShape {
  return Object.fromEntries(typedFields.map((field, i) => [field, numbers[i] ?? defaults[field]])) as Record<TypedField, number>;
}

export function numbersOf(typed: TypedShape): readonly number[] {
  return typedFields.map((field) => typed[field]);
}

/** Why a shape is impossible. */
export type ShapeProblem =
  | { readonly kind: 'whole' | 'few' | 'many'; readonly field: TypedField; readonly value: number }
  | { readonly kind: 'groups'; readonly heads: number; readonly keyValueHeads: number }
  | { readonly kind: 'rotary'; readonly rotaryWidth: number };

/** The first thing that is wrong with a typed shape, or null. */
export function problemOf(typed: TypedShape): ShapeProblem | null {
  for (const field of typedFields) {
    const value = typed[field];
    const [min, max] = typedBounds[field];
    if (!Number.isInteger(value)) return { kind: 'whole', field, value };
    if (value < min) return { kind: 'few', field, value };
    if (value > max) return { kind: 'many', field, value };
  }
  const { heads, keyValueHeads, latentWidth, rotaryWidth } = typed;
  if (heads % keyValueHeads !== 0) return { kind: 'groups', heads, keyValueHeads };
  if (rotaryWidth > 0 && latentWidth === 0) return { kind: 'rotary', rotaryWidth };
  return null;
}

/** The shape of a valid set of numbers: latent attention where there is a latent, else key/value heads. */
export function shapeOf({
  layers,
  heads,
  keyValueHeads,
  headWidth,
  window,
  latentWidth,
  rotaryWidth,
  millions,
  wholeEvery,
}: TypedShape): Shape {
  const keys = (capacity: number | null): LayerShape => ({ kind: 'softmax', keyValueHeads, headWidth, capacity });
  const windowed = keys(window === 0 ? null : window);
  const pattern: readonly LayerShape[] =
    latentWidth > 0
      ? [{ kind: 'latent', latentWidth, rotaryWidth }]
      : wholeEvery > 0
        ? [...layersOf(wholeEvery - 1, windowed), keys(null)]
        : [windowed];
  return {
    layers: layersOf(layers, ...pattern),
    heads,
    headWidth,
    keyValueHeads: latentWidth > 0 ? null : keyValueHeads,
    parameters: millions === 0 ? null : millions * 1e6,
  };
}
