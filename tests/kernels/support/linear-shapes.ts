/** Layers of linear attention, with every feature map, on which its kernels are tried. */
import type { MapName, TextShape } from './sums';

interface LinearShape extends TextShape {
  readonly map: MapName;
  readonly interleaved?: boolean;
  readonly silenced?: readonly number[];
}

export const linearShapes: readonly LinearShape[] = [
  { heads: 1, headWidth: 4, rows: 1, index: 0, map: 'elu1' },
  { heads: 3, headWidth: 12, rows: 1, index: 5, map: 'elu1', silenced: [1] },
  { heads: 4, headWidth: 32, rows: 1, index: 40, map: 'elu1' },
  { heads: 3, headWidth: 20, rows: 7, index: 9, map: 'elu1', interleaved: true },
  { heads: 2, headWidth: 132, rows: 13, index: 0, map: 'elu1' },
  { heads: 2, headWidth: 8, rows: 5, index: 0, map: 'relu' },
  { heads: 1, headWidth: 12, rows: 9, index: 4, map: 'relu2' },
  { heads: 2, headWidth: 12, rows: 4, index: 11, map: 'exp' },
  { heads: 2, headWidth: 12, rows: 6, index: 30, map: 'cosine' },
  { heads: 3, headWidth: 4, rows: 6, index: 0, map: 'cosine', interleaved: true },
  // Beyond the horizon.
  { heads: 2, headWidth: 12, rows: 5, index: 38, map: 'cosine' },
];
