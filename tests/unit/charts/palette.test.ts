import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Theme, inkOn, paletteOf, themes } from '../../../src/charts/palette';
import { contrast, minDifference, lightness } from './colour-vision';

const places = Array.from({ length: 21 }, (_, i) => i / 20);

/** The page's own value of a token in a theme, read from the style sheet. */
function token(theme: Theme, name: string): string {
  const sheet = readFileSync('src/app/design/tokens.css', 'utf8');
  const block = new RegExp(`\\[data-theme=["']${theme}["']\\][^{]*\\{([^}]*)\\}`).exec(sheet)?.[1] ?? '';
  return new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(block)?.[1] ?? 'none';
}

describe.each(themes)('%s', (theme) => {
  const palette = paletteOf(theme);

  test('has the paper, the ink and the accent of the page', () => {
    expect(palette.paper).toBe(token(theme, 'paper'));
    expect(palette.ink).toBe(token(theme, 'ink'));
    expect(palette.accent).toBe(token(theme, 'accent'));
  });

  test('sequential: lightness is a straight line from near paper to ink', () => {
    const all = places.map((place) => lightness(palette.sequential(place)));
    const [first = 0, last = 0] = [all[0], all.at(-1)];
    expect(Math.abs(last - first)).toBeGreaterThan(70);
    all.forEach((l, i) => expect(Math.abs(l - (first + ((last - first) * i) / 20))).toBeLessThan(1));
  });

  test('sink: lightness is a straight line, in a hue that no other cell has', () => {
    const all = places.map((place) => lightness(palette.sink(place)));
    const [first = 0, last = 0] = [all[0], all.at(-1)];
    expect(Math.abs(last - first)).toBeGreaterThan(55);
    all.forEach((l, i) => expect(Math.abs(l - (first + ((last - first) * i) / 20))).toBeLessThan(1));
    for (const place of places.slice(8))
      expect(minDifference(palette.sink(place), palette.sequential(place))).toBeGreaterThan(0.05);
  });

  test('sequential: 0 is not paper, and a tenth is not 0', () => {
    const zero = palette.sequential(0);
    expect(Math.abs(lightness(zero) - lightness(palette.paper))).toBeGreaterThan(4);
    expect(Math.abs(lightness(palette.sequential(0.1)) - lightness(zero))).toBeGreaterThan(7);
    expect(minDifference(palette.sequential(0.1), zero)).toBeGreaterThan(0.05);
  });

  test('diverging: as light below 0 as above, and told apart by every eye', () => {
    for (const place of places.slice(4)) {
      const [below, above] = [palette.diverging(-place), palette.diverging(place)];
      expect(Math.abs(lightness(below) - lightness(above))).toBeLessThan(1.5);
      expect(minDifference(below, above)).toBeGreaterThan(0.03);
    }
  });

  test('the accent can be read on paper', () => {
    expect(contrast(palette.accent, palette.paper)).toBeGreaterThanOrEqual(4.5);
  });

  test('series: eight, with 3 : 1 on paper, apart from each other and from the accent for every eye', () => {
    expect(palette.series).toHaveLength(8);
    const all = [...palette.series, palette.accent];
    for (const [i, colour] of all.entries()) {
      expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(3);
      for (const other of all.slice(0, i)) expect(minDifference(colour, other)).toBeGreaterThan(0.07);
    }
  });

  test.each([1, 4, 6, 12])('ordered: %i colours, each further from paper or each nearer, with 3 : 1', (count) => {
    const all = palette.ordered(count);
    expect(all).toHaveLength(count);
    const lightnesses = all.map(lightness);
    const sign = theme === 'dark' ? 1 : -1;
    lightnesses.slice(1).forEach((l, i) => expect(sign * (l - (lightnesses[i] ?? 0))).toBeGreaterThan(40 / count / 2));
    for (const colour of all) expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(3);
  });
});

test('what is printed on a colour can be read on every one of the ramps', () => {
  for (const theme of themes) {
    for (const place of places) {
      const { sequential, sink, diverging } = paletteOf(theme);
      for (const colour of [sequential(place), sink(place), diverging(place), diverging(-place)]) {
        expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
      }
    }
  }
});
