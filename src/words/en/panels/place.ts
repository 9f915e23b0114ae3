/** Heads, tokens and numbers as they are named all over the panels. */
import { plural } from '../amounts';

export const place = {
  head: (layer: number, head: number): string => `L${layer}.H${head}`,
  headInWords: (layer: number, head: number): string => `layer ${layer}, head ${head}`,
  layer: (layer: number): string => `layer ${layer}`,
  group: (layer: number, group: number): string => `L${layer}.G${group}`,
  token: (index: number, text: string): string => `${index} · ${text}`,
  row: (index: number, text: string): string => `row ${index} · ${text}`,
  rowAxis: 'row',
  column: (index: number, text: string): string => `column ${index} · ${text}`,
  /** A percentage that was rounded to a tenth. */
  tenths: (percent: number): string => `${percent.toFixed(1)} %`,
  percent: (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`,
  share: (value: number): string => (value > 0 && value < 0.0005 ? '< 0.001' : value.toFixed(3)),
  /** As few digits as it takes, with a true minus. */
  number: (value: number): string => String(value).replace('-', '−'),
  /** Three digits behind the point, with a true minus. */
  signed: (value: number): string => value.toFixed(3).replace('-', '−'),
  bits: (value: number): string => `${value.toFixed(2)} bits`,
  bytes: (count: number): string =>
    count < 1024
      ? plural(count, 'byte')
      : count < 1024 * 1024
        ? `${(count / 1024).toFixed(count < 10 * 1024 ? 2 : 1)} KiB`
        : `${(count / (1024 * 1024)).toFixed(2)} MiB`,
  bytesExact: (count: number): string => plural(count, 'byte'),
} as const;
