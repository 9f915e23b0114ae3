/** Heads, tokens and numbers as they are named all over the panels. */
import { fixed, signed, plain } from '../../numbers';
import { plural } from '../plural';

/** In quotes: the dot that marks a space within a token would be lost beside a dot that separates. */
const quoted = (token: string): string => `«${token}»`;

export const place = {
  layerInShort: (layer: number): string => `L${layer}`,
  head: (layer: number, head: number): string => `L${layer}.H${head}`,
  headInWords: (layer: number, head: number): string => `capa ${layer}, cabeza ${head}`,
  layer: (layer: number): string => `capa ${layer}`,
  group: (layer: number, group: number): string => `L${layer}.G${group}`,
  token: (index: number, text: string): string => `${index} ${quoted(text)}`,
  /** On an axis, where letters are few. */
  tick: (index: number, text: string): string => `${index} ${text}`,
  row: (index: number, text: string): string => `fila ${index} ${quoted(text)}`,
  rowAxis: 'fila',
  column: (index: number, text: string): string => `columna ${index} ${quoted(text)}`,
  /** A percentage that was rounded to a tenth. */
  tenths: (percent: number): string => `${fixed(percent, 1)}\u00a0%`,
  percent: (share: number): string => `${fixed(100 * share, share > 0 && share < 0.0995 ? 1 : 0)}\u00a0%`,
  share: (value: number): string => (value > 0 && value < 0.0005 ? `< ${fixed(0.001, 3)}` : fixed(value, 3)),
  /** As few digits as it takes, with a true minus. */
  number: (value: number): string => plain(value),
  /** Three digits behind the point, with a true minus. */
  signed: (value: number): string => signed(value, 3),
  bits: (value: number): string => `${fixed(value, 2)} bits`,
  bytes: (count: number): string =>
    count < 1024
      ? plural(count, 'byte')
      : count < 1024 * 1024
        ? `${fixed(count / 1024, count < 10 * 1024 ? 2 : 1)} KiB`
        : `${fixed(count / (1024 * 1024), 2)} MiB`,
  bytesExact: (count: number): string => plural(count, 'byte'),
} as const;
