/** Which values an axis or a legend names: round numbers only, never closer than they can be read. */
import { ticks } from 'd3-array';
import { format, formatDefaultLocale } from 'd3-format';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

let point = '.';

/** From here on axes are written as a language writes numbers. @param decimal between the whole and its parts */
export function writeTicksWith(decimal: string): void {
  point = decimal;
  formatDefaultLocale({ decimal, thousands: '\u00a0', grouping: [3], currency: ['', ''] });
}

/** A round number as it is written on an axis: `0.05`, `20`, `1.5k`, `1e−7`. */
export function tickLabel(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-4) return value.toExponential().replace('.', point).replace('e-', 'e−');
  return size >= 1e4 ? format('~s')(value) : format('~r')(Number(value.toPrecision(4)));
}

/** 1, 2 and 5 times the powers of ten from `top` downwards, as far as `bottom`. */
function roundNumbers(top: number, bottom: number): number[] {
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(top)); 10 ** power >= bottom / 5; power--) {
    for (const digit of [5, 2, 1]) {
      const value = Number((digit * 10 ** power).toPrecision(1));
      if (value < top && value >= bottom) found.push(value);
    }
  }
  return found;
}

/**
 * Ticks of a non-linear scale from 0 to `top`: both ends, and between them the round numbers that keep `apart` of the ramp between
 * each other, larger ones first.
 * @param position a value's position on the ramp, 0 … 1
 * @param bottom the value of the lower end that is named: 0, or the floor of a logarithmic scale
 */
export function bentTicks(top: number, bottom: number, position: (value: number) => number, apart: number): number[] {
  const kept = [top, bottom];
  for (const value of roundNumbers(top, bottom > 0 ? bottom : top / 1e4)) {
    if (kept.every((other) => Math.abs(position(other) - position(value)) >= apart)) kept.push(value);
  }
  return kept.toSorted((a, b) => a - b);
}

/** Powers of ten within a domain, thinned to about `count`; with fewer than two, the round numbers that are there. */
export function logTicks(from: number, to: number, count: number): number[] {
  const low = Math.ceil(Math.log10(from) - 1e-9);
  const high = Math.floor(Math.log10(to) + 1e-9);
  const powers = Math.max(0, high - low + 1);
  if (powers < 2) return roundNumbers(to * 1.0000001, from).toSorted((a, b) => a - b);
  const every = Math.max(1, Math.ceil(powers / Math.max(1, count)));
  return Array.from({ length: Math.ceil(powers / every) }, (_, i) => Number((10 ** (low + i * every)).toPrecision(1)));
}

/** Indices 0 … count − 1 to be named when each has `size` pixels and a name needs `room`: every 1, 2, 5, 10, … */
export function indexTicks(count: number, size: number, room: number): number[] {
  if (count <= 0 || size <= 0) return [];
  let every = 1;
  for (let power = 1; every * size < room; power *= 10) {
    every = [1, 2, 5, 10].map((digit) => digit * power).find((step) => step * size >= room) ?? 10 * power;
  }
  return Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
}

/** Whole-number ticks of a range of steps. */
export function stepTicks(from: number, to: number, count: number): number[] {
  return ticks(from, to, count).filter(Number.isInteger);
}
