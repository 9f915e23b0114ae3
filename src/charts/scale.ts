/** A colour scale as one object: cells and legend are drawn from it, so they cannot disagree. */
import { rgb } from 'd3-color';
import { scaleLinear } from 'd3-scale';
import { type Theme, paletteOf } from './palette';
import { type Tick, bentTicks, tickLabel } from './ticks';

export type Stretch = 'linear' | 'sqrt' | 'log';

export interface ColourScale {
  /** Equal for scales that give every value the same colour: what one has painted, the other need not paint again. */
  readonly key: string;
  /** `sequential` from 0 up, `diverging` about 0. */
  readonly kind: 'sequential' | 'diverging';
  /** The values at the ends; fixed, not fitted to what is shown. */
  readonly domain: readonly [number, number];
  readonly stretch: Stretch;
  readonly theme: Theme;
  /** Values up to this one share the lowest colour: the floor of a logarithmic scale, else the domain's own end. */
  readonly floor: number;
  /** Position of a value on the ramp, 0 … 1; NaN for NaN. */
  position(value: number): number;
  /** The value at a place on the ramp; the inverse of `position`. */
  invert(place: number): number;
  colour(value: number): string;
  /** The colour as ABGR in one u32, as canvases keep it (little-endian); 0, transparent, for NaN. */
  packed(value: number): number;
  /** The same scale in the sink's hue, for its column; null where the sink is not drawn apart. */
  readonly sink: Pick<ColourScale, 'colour' | 'packed'> | null;
  /** Values to label, with their labels. */
  readonly ticks: readonly Tick[];
}

/** Below this part of the maximum a logarithmic scale shows its lowest colour. */
export const logFloor = 1e-3;
/** Odd, so that the middle of a ramp is one of them. */
const levels = 257;
/** The part of a ramp that a tick's number needs. */
const apart = 0.17;

interface Bend {
  to(part: number): number;
  from(place: number): number;
}

const bends: Readonly<Record<Stretch, Bend>> = {
  linear: { to: (part) => part, from: (place) => place },
  sqrt: { to: Math.sqrt, from: (place) => place * place },
  log: {
    to: (part) => (part <= logFloor ? 0 : 1 - Math.log(part) / Math.log(logFloor)),
    from: (place) => logFloor ** (1 - place),
  },
};

/**
 * 0 … `maximum` in 257 colours of the theme's sequential ramp.
 * @param options.sink whether the sink's column has its own hue
 * @throws RangeError when the maximum is not above 0
 */
export function colourScale(options: {
  readonly maximum?: number;
  readonly stretch: Stretch;
  readonly theme: Theme;
  readonly sink?: boolean;
}): ColourScale {
  const { maximum = 1, stretch, theme, sink = false } = options;
  if (!(maximum > 0)) throw new RangeError(`a colour scale ends above 0, not at ${maximum}`);
  const bend = bends[stretch];
  const floor = stretch === 'log' ? logFloor * maximum : 0;
  const position = (value: number): number => bend.to(Math.min(1, Math.max(0, value / maximum)));
  const values = stretch === 'linear' ? evenTicks(maximum, 4) : bentTicks(maximum, floor, position, apart);
  return scaleOf({
    key: `sequential ${theme} ${stretch} ${maximum}${sink ? ' sink' : ''}`,
    kind: 'sequential',
    domain: [0, maximum],
    stretch,
    theme,
    floor,
    position,
    invert: (place) => maximum * bend.from(place),
    ramp: paletteOf(theme).sequential,
    sinkRamp: sink ? paletteOf(theme).sink : null,
    values,
  });
}

/** −`limit` … `limit` on the theme's diverging ramp, 0 in its middle. @throws RangeError when the limit is not above 0 */
export function signedScale({ limit, theme }: { readonly limit: number; readonly theme: Theme }): ColourScale {
  if (!(limit > 0)) throw new RangeError(`a signed scale ends above 0, not at ${limit}`);
  const { diverging } = paletteOf(theme);
  // Each half of the ramp has its own ticks, so numbers are twice as close.
  const half = evenTicks(limit, 2, 2 * apart);
  const above = half.filter((value) => value > 0);
  return scaleOf({
    key: `diverging ${theme} linear ${limit}`,
    kind: 'diverging',
    domain: [-limit, limit],
    stretch: 'linear',
    theme,
    floor: -limit,
    position: (value) => Math.min(1, Math.max(0, (value / limit + 1) / 2)),
    invert: (place) => (2 * place - 1) * limit,
    ramp: (place) => diverging(2 * place - 1),
    sinkRamp: null,
    values: [...above.map((value) => -value).toReversed(), ...half],
  });
}

type Parts = Omit<ColourScale, 'colour' | 'packed' | 'sink' | 'ticks'> & {
  readonly ramp: (place: number) => string;
  readonly sinkRamp: ((place: number) => string) | null;
  readonly values: readonly number[];
};

interface Table {
  /** [levels] */
  readonly colours: readonly string[];
  readonly packed: Uint32Array;
}

/** The colours of a ramp, shared by every scale that uses it: most scales differ only in their maximum, and some are created again at every step. */
const tables = new Map<string, Table>();

function tableOf(key: string, ramp: Parts['ramp']): Table {
  const known = tables.get(key);
  if (known) return known;
  const colours = Array.from({ length: levels }, (_, i) => ramp(i / (levels - 1)));
  const table = { colours, packed: Uint32Array.from(colours, pack) };
  tables.set(key, table);
  return table;
}

function scaleOf({ ramp, sinkRamp, values, ...rest }: Parts): ColourScale {
  const { position, stretch, floor, kind, theme } = rest;
  const step = (value: number): number => Math.round(position(value) * (levels - 1));
  const coloursOf = (table: Table): Pick<ColourScale, 'colour' | 'packed'> => ({
    colour: (value) => table.colours[step(value)] ?? '',
    packed: (value) => table.packed[step(value)] ?? 0,
  });
  return {
    ...rest,
    ...coloursOf(tableOf(`${kind} ${theme}`, ramp)),
    sink: sinkRamp && coloursOf(tableOf(`sink ${theme}`, sinkRamp)),
    ticks: values.map((value) => ({
      value,
      label: stretch === 'log' && value === floor ? `≤ ${tickLabel(value)}` : tickLabel(value).replace('-', '−'),
    })),
  };
}

/** Round ticks from 0 and the end of the domain, without a tick that the end's number would touch. */
function evenTicks(end: number, count: number, clear = apart): number[] {
  const round = scaleLinear([0, end], [0, 1]).ticks(count);
  return [...round.filter((value) => value === 0 || end - value >= clear * end), end];
}

/** A CSS colour as ABGR in one u32. */
export function pack(colour: string): number {
  const { r, g, b } = rgb(colour);
  return ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;
}
