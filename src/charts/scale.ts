/** A colour scale as one object: cells and legend are drawn from it, so they cannot disagree. */
import { rgb } from 'd3-color';
import { type Theme, paletteOf } from './palette';

export type Stretch = 'linear' | 'sqrt' | 'log';

export interface ColourScale {
  /** The values at the ends; fixed, not fitted to what is shown. */
  readonly domain: readonly [number, number];
  readonly stretch: Stretch;
  readonly theme: Theme;
  /** Place of a value on the ramp, 0 … 1. */
  position(value: number): number;
  colour(value: number): string;
  /** The colour as ABGR in one u32, as canvases keep it (little-endian). */
  packed(value: number): number;
  /** Values to label, with what is written there. */
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** Below this a logarithmic scale shows its lowest colour. */
export const logFloor = 1e-3;
const steps = 256;

export function colourScale(options: {
  readonly maximum?: number;
  readonly stretch: Stretch;
  readonly theme: Theme;
}): ColourScale {
  const { maximum = 1, stretch, theme } = options;
  const { sequential } = paletteOf(theme);
  const table = Uint32Array.from({ length: steps }, (_, i) => pack(sequential(i / (steps - 1))));
  const position = (value: number): number => {
    const part = Math.min(1, Math.max(0, maximum > 0 ? value / maximum : 0));
    if (stretch === 'linear') return part;
    if (stretch === 'sqrt') return Math.sqrt(part);
    return Math.max(0, 1 - Math.log(Math.max(part, logFloor)) / Math.log(logFloor));
  };
  return {
    domain: [0, maximum],
    stretch,
    theme,
    position,
    colour: (value) => sequential(position(value)),
    packed: (value) => table[Math.round(position(value) * (steps - 1))] ?? 0,
    ticks: tickParts[stretch].map((part) => ({
      value: part * maximum,
      label: label(part * maximum, stretch === 'log' && part === logFloor),
    })),
  };
}

const tickParts: Readonly<Record<Stretch, readonly number[]>> = {
  linear: [0, 0.25, 0.5, 0.75, 1],
  sqrt: [0, 0.05, 0.2, 0.5, 1],
  log: [logFloor, 0.01, 0.1, 1],
};

function label(value: number, atMost: boolean): string {
  const text = value === 0 ? '0' : Number(value.toPrecision(2)).toString();
  return atMost ? `≤ ${text}` : text;
}

/** A CSS colour as ABGR in one u32. */
export function pack(colour: string): number {
  const { r, g, b } = rgb(colour);
  return ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;
}
