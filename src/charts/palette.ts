/** Data colours for both themes. The page's own colours are in src/app/design/tokens.css. */
import { lab } from 'd3-color';
import { interpolateLab, piecewise } from 'd3-interpolate';

export type Theme = 'light' | 'dark';

export interface Palette {
  /** 0 … 1 to a colour whose lightness (CIE L*) is linear in the value: equal steps look equal, also without hue. */
  readonly sequential: (value: number) => string;
  /** Where nothing is: rows and columns that do not exist yet. */
  readonly paper: string;
  /** A trace that was let go. */
  readonly missing: string;
  readonly accent: string;
  /** In an order that tells neighbours apart, also for the colour-blind: layers, series. */
  readonly series: readonly string[];
}

/** A ramp through colours at evenly spaced lightness. `a` and `b` are CIE Lab's green–red and blue–yellow. */
function ramp(stops: readonly (readonly [l: number, a: number, b: number])[]): (value: number) => string {
  const colours = stops.map(([l, a, b]) => lab(l, a, b).formatHex());
  return piecewise(interpolateLab, colours);
}

const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    // A weight of 0 is visibly a cell: darker than paper (L* 99).
    sequential: ramp([
      [94, -2, -3],
      [75, -7, -15],
      [56, -4, -29],
      [37, 4, -36],
      [18, 10, -32],
    ]),
    paper: '#fdfcf9',
    missing: '#c9c5ba',
    accent: '#b93a12',
    series: ['#1d4f91', '#7a4fa3', '#0f7c6c', '#a85d00', '#b03060', '#4d6b1f', '#5b5b66', '#2f7fb8'],
  },
  dark: {
    sequential: ramp([
      [15, 0, -5],
      [35, 3, -30],
      [55, -2, -36],
      [75, -8, -24],
      [95, -4, -4],
    ]),
    paper: '#14161b',
    missing: '#4a4d55',
    accent: '#ff9466',
    series: ['#8fb8ff', '#cda4f4', '#5fd4bf', '#f3b45c', '#ff9dbb', '#b3d67a', '#b9bac4', '#7fcbf5'],
  },
};

export function paletteOf(theme: Theme): Palette {
  return palettes[theme];
}
