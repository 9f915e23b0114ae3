/** Heads, tokens and numbers as they are named all over the panels. */
import { fixed, signed, plain } from '../../numbers';
import { byteCount } from '../plural';

/** In quotes: the dot that marks a space within a token would be lost beside a dot that separates. */
const quoted = (token: string): string => `«${token}»`;

export const place = {
  layerInShort: (layer: number): string => `L${layer}`,
  head: (layer: number, head: number): string => `L${layer}.H${head}`,
  headInWords: (layer: number, head: number): string => `слой ${layer}, голова ${head}`,
  layer: (layer: number): string => `слой ${layer}`,
  group: (layer: number, group: number): string => `L${layer}.G${group}`,
  token: (index: number, text: string): string => `${index} ${quoted(text)}`,
  tick: (index: number, text: string): string => `${index} ${text}`,
  row: (index: number, text: string): string => `строка ${index} ${quoted(text)}`,
  rowAxis: 'строка',
  column: (index: number, text: string): string => `столбец ${index} ${quoted(text)}`,
  tenths: (percent: number): string => `${fixed(percent, 1)}\u00a0%`,
  percent: (share: number): string => `${fixed(100 * share, share > 0 && share < 0.0995 ? 1 : 0)}\u00a0%`,
  share: (value: number): string => (value > 0 && value < 0.0005 ? `< ${plain(0.001)}` : fixed(value, 3)),
  number: (value: number): string => plain(value),
  signed: (value: number): string => signed(value, 3),
  bits: (value: number): string => `${fixed(value, 2)} бита`,
  bytes: (count: number): string =>
    count < 1024
      ? byteCount(count)
      : count < 1024 * 1024
        ? `${fixed(count / 1024, count < 10 * 1024 ? 2 : 1)} КиБ`
        : `${fixed(count / (1024 * 1024), 2)} МиБ`,
  bytesExact: (count: number): string => byteCount(count),
} as const;
