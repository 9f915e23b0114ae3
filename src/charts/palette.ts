/**
 * Data colours for all themes. The page's own colours are in src/app/design/tokens.css; paper, ink and accent are the same
 * there, which a test checks.
 */
import { hcl, rgb } from 'd3-color';

export type Theme = 'light' | 'dark' | 'projector';

export const themes: readonly Theme[] = ['light', 'dark', 'projector'];

export interface Palette {
  /** 0 … 1 to a colour whose lightness (CIE L*) is linear in the value: equal steps look equal, also without hue. */
  readonly sequential: (place: number) => string;
  /** 0 … 1 in the accent's hue, for the sink's column: lightness is as straight a line as `sequential`, and ends where the hue is still seen. */
  readonly sink: (place: number) => string;
  /** −1 … 1 to a colour: symmetric in lightness about 0, blue below, ochre above (never the sink's red). */
  readonly diverging: (place: number) => string;
  /** `count` colours in a visible order, first to last: layers, depths. Each has 3 : 1 on paper. */
  readonly ordered: (count: number) => readonly string[];
  /** Eight colours without order: told apart by all colour vision, from each other and from the accent; 3 : 1 on paper. */
  readonly series: readonly string[];
  /** Rows and columns that do not exist yet. */
  readonly paper: string;
  /** Text on paper. */
  readonly ink: string;
  /** The dots and hatches of what is absent. */
  readonly missing: string;
  /** The sink, and nothing else. */
  readonly accent: string;
}

/** A colour of exactly this lightness: chroma is reduced where the screen cannot show it. */
function colour(hue: number, chroma: number, lightness: number): string {
  let c = chroma;
  while (c > 0 && !hcl(hue, c, lightness).displayable()) c -= 1;
  return hcl(hue, Math.max(0, c), lightness).formatHex();
}

const arch = (t: number, bend: number): number => Math.sin(Math.PI * Math.min(1, t * bend));

/** Zero is visibly a cell: a step darker than paper (L* 99). Full is ink. */
const inkBlue = (t: number): string => colour(238 + 44 * t, 4 + 31 * arch(t, 0.88) + 6 * t, 93 - 75 * t);
/** Zero is a step above the dark paper (L* 7). Full is the white of a screen in the dark. */
const nightBlue = (t: number): string => colour(274 - 34 * t, 9 + 27 * arch(t, 1) - 3 * t, 17 + 78 * t);

const inkRust = (t: number): string => colour(46, 8 + 62 * arch(t, 0.6), 93 - 58 * t);
const nightRust = (t: number): string => colour(46 + 16 * t, 14 + 52 * arch(t, 0.7), 17 + 66 * t);

const between = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (count === 1 ? (from + to) / 2 : from + ((to - from) * i) / (count - 1)));

const light: Palette = {
  sequential: inkBlue,
  sink: inkRust,
  diverging: (t) => colour(t < 0 ? 262 : 78, 52 * Math.abs(t) ** 0.9, 93 - 55 * Math.abs(t)),
  ordered: (count) => between(0, 1, count).map((t) => colour(228 + 62 * t, 34 + 8 * t, 60 - 42 * t)),
  series: ['#195abe', '#a58f14', '#308063', '#6f0785', '#1a93d1', '#144201', '#cd549c', '#514b5e'],
  paper: '#fdfcf9',
  ink: '#1c1b19',
  missing: '#8d8a82',
  accent: '#b93a12',
};

const palettes: Readonly<Record<Theme, Palette>> = {
  light,
  /** The data of the light theme on pure white. */
  projector: { ...light, paper: '#ffffff', ink: '#000000', missing: '#6b6b6b' },
  dark: {
    sequential: nightBlue,
    sink: nightRust,
    diverging: (t) => colour(t < 0 ? 252 : 82, 52 * Math.abs(t) ** 0.9, 17 + 60 * Math.abs(t)),
    ordered: (count) => between(0, 1, count).map((t) => colour(292 - 62 * t, 44 - 20 * t, 57 + 35 * t)),
    series: ['#4f89da', '#f2d54d', '#41e9b1', '#ee96fe', '#b9e7fe', '#7c8d31', '#b97088', '#9db2b2'],
    paper: '#14161b',
    ink: '#ebe9e4',
    missing: '#7a7e88',
    accent: '#ff9466',
  },
};

export function paletteOf(theme: Theme): Palette {
  return palettes[theme];
}

/** Cached: colours come from tables of 256 steps and are looked up often. */
const luminances = new Map<string, number>();

/** Relative luminance, WCAG 2.2. */
function luminance(css: string): number {
  const known = luminances.get(css) ?? luminanceOf(css);
  luminances.set(css, known);
  return known;
}

function luminanceOf(css: string): number {
  const { r, g, b } = rgb(css);
  const linear = (channel: number): number => {
    const v = channel / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

const aa = 4.5;

/** Whether the ink of the page can be read on a colour (WCAG AA). */
export function inkFits(background: string, { ink }: Palette): boolean {
  const [a, b] = [luminance(background), luminance(ink)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= aa;
}

/** White on colours dark enough for it (4.5 : 1), else black, which then has more contrast. */
export function inkOn(background: string): string {
  return 1.05 / (luminance(background) + 0.05) >= aa ? '#ffffff' : '#000000';
}
