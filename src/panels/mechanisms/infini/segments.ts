import type { Text } from '../../data/text';

/** Tokens of a segment: of the layer's keys as many are kept at most. Null where everything or nothing is. */
export function segmentLength({ model }: Pick<Text, 'model'>, layer: number): number | null {
  return model?.layout.find((array) => array.layer === layer && array.name === 'key')?.capacity ?? null;
}
