/** What a browser is given, read as text: names, roles, and colours that come from the scale. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Bars } from '../../../src/charts/bars';
import { HeatTable } from '../../../src/charts/heat-table';
import { ColourLegend, KeyLegend } from '../../../src/charts/legend';
import { colourScale } from '../../../src/charts/scale';

const scale = colourScale({ stretch: 'sqrt', theme: 'light' });
const nothing = (): void => {};
const all = (markup: string, pattern: RegExp): string[] => [...markup.matchAll(pattern)].map((match) => match[1] ?? '');

describe('the legend of a scale', () => {
  const markup = renderToStaticMarkup(<ColourLegend scale={scale} label="attention weight α (square root)" />);

  test('begins with the colour of 0, ends with that of 1, and shows only colours of the scale, darkening', () => {
    const colours = all(markup, /<stop[^>]* stop-color="(#[0-9a-f]{6})"/g);
    expect(colours[0]).toBe(scale.colour(0));
    expect(colours.at(-1)).toBe(scale.colour(1));
    // Evenly along the ramp: the middle stop has the colour at half of the ramp, which is the value ¼.
    const middle = colours[Math.round((colours.length - 1) / 2)] ?? '';
    const red = (colour: string): number => Number.parseInt(colour.slice(1, 3), 16);
    expect(Math.abs(red(middle) - red(scale.colour(0.25)))).toBeLessThan(4);
    expect(markup).toContain(`fill="url(#${all(markup, /<linearGradient id="([^"]*)"/g)[0]})"`);
    expect(new Set(colours).size).toBeGreaterThan(80);
  });

  test('names its ends and its ticks', () => {
    expect(markup).toContain('role="img" aria-label="attention weight α (square root): 0 – 1"');
    expect(all(markup, /<text[^>]*>([^<]*)<\/text>/g)).toEqual(['0', '0.05', '0.2', '0.5', '1']);
  });

  test('a tick stands at its value: 0.2 at √0.2 of the ramp', () => {
    const places = all(markup, /<g transform="translate\(([\d.]+), 10\)/g).map(Number);
    const [first = 0, last = 0] = [places[0], places.at(-1)];
    expect(((places[2] ?? 0) - first) / (last - first)).toBeCloseTo(Math.sqrt(0.2), 2);
  });
});

test('kinds of nothing each have a pattern of their own; the future has none', () => {
  const kinds = ['future', 'outside', 'evicted', 'dropped'] as const;
  const markup = renderToStaticMarkup(
    <ColourLegend scale={scale} label="α" swatches={kinds.map((kind) => ({ label: kind, nothing: kind }))} />,
  );
  const fills = all(markup, /x="0.5" y="0.5"[^>]* fill="([^"]*)"/g);
  expect(fills).toHaveLength(4);
  expect(fills[0]).toBe('none');
  expect(fills.slice(1).map((fill) => /-(\w+)\)$/.exec(fill)?.[1])).toEqual(['outside', 'evicted', 'dropped']);
  expect(new Set(all(markup, /<pattern id="([^"]*)"/g)).size).toBe(9);
});

test('a key shows what its series is drawn with', () => {
  const markup = renderToStaticMarkup(
    <KeyLegend
      items={[
        { label: 'after', colour: '#112233' },
        { label: 'raw', colour: '#445566', line: true },
        { label: 'uniform', colour: '#778899', mark: 'dashed' },
      ]}
    />,
  );
  expect(markup).toMatch(/<rect[^>]* fill="#112233"/);
  expect(markup).toMatch(/<line[^>]* stroke="#445566"[^>]*><\/line>/);
  expect(markup).toMatch(/<line[^>]* stroke="#778899"[^>]* stroke-dasharray="3 3"/);
  expect(all(markup, /data-figure-text="true">([^<]*)</g)).toEqual(['after', 'raw', 'uniform']);
});

test('a bar is a button with its name, as long as its part of the maximum, its ghost at its own', () => {
  const bar = { id: 3, label: '·dog', value: 0.25, ghost: 0.1, numbers: ['20 %', '25 %'], kind: 'plain' } as const;
  const markup = renderToStaticMarkup(
    <Bars maximum={0.5} ariaLabel="take one" onPress={nothing} bars={[bar, { ...bar, value: 0, ghost: 0.5, kind: 'cut' }]} />,
  );
  expect(markup).toMatch(/<ol[^>]* aria-label="take one"/);
  expect(
    all(markup, /<button[^>]*>(.*?)<\/button>/g)[0]
      ?.replaceAll(/<[^>]*>/g, ' ')
      .split(/\s+/),
  ).toEqual(['', '·dog', '20', '%', '25', '%', '']);
  expect(markup).toMatch(/viewBox="0 0 1000 48"/);
  const drawn = (name: string): string[] => all(markup, new RegExp(`<path class="[^"]*${name}[^"]*" d="([^"]*)"`, 'g'));
  expect(drawn('bar')[0]).toBe('M0,12H500');
  expect(drawn('hatch')).toEqual(['M0,36H1000']);
  // The second bar is shorter than its ghost: its outline goes on to it; the first is longer: the ghost's end is drawn over it.
  expect(drawn('ghost')).toEqual(['M0,29H1000M0,43H1000', 'M200,3v18M1000,27v18']);
  expect(drawn('halo')).toEqual(['M200,5v14']);
});

test('a heat table prints every number on the colour of its scale, and what is missing on none', () => {
  const markup = renderToStaticMarkup(
    <HeatTable
      values={[[0, 1], [Number.NaN]]}
      scale={scale}
      rowLabel={(r) => `L${r}`}
      columnLabel={(c) => `H${c}`}
      cellLabel={(r, c) => `L${r}.H${c}`}
      format={(value) => (Number.isNaN(value) ? '–' : value.toFixed(2))}
      chosen={{ row: 0, column: 1 }}
      onChoose={nothing}
    />,
  );
  expect(all(markup, /<button[^>]*>([^<]*)</g)).toEqual(['0.00', '1.00', '–']);
  expect(all(markup, /background:([^;"]*)/g)).toEqual([scale.colour(0), scale.colour(1)]);
  expect(all(markup, /aria-pressed="(\w+)"/g)).toEqual(['false', 'true', 'false']);
});
