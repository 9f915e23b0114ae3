/** The table of views: every place is a panel, every grid is one that CSS takes, and keys follow the bar. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gridOf, placesOf, shownOf } from '../../../src/app/views/places';
import { type ViewEntry, views } from '../../../src/app/views/table';
import { panels } from '../../../src/panels';
import { actions } from '../../../src/store/actions';
import { viewIds } from '../../../src/store/view-ids';
import type { ModelSpec } from '../../../src/model/spec';

const specOf = (id: string): ModelSpec => JSON.parse(readFileSync(`public/models/${id}/spec.json`, 'utf8')) as ModelSpec;
const entries = Object.entries(views) as readonly (readonly [string, ViewEntry])[];
const ids = panels.map(({ id }) => id as string);

describe.each(entries)('%s', (_, entry) => {
  const names = [...new Set(entry.areas.flat())];

  test('each place is a panel or a list of panels', () => {
    const named = names.flatMap((name): readonly string[] => entry.places?.[name] ?? [name]);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(Object.keys(entry.places ?? {}).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('rows and columns have their sizes, and each place is a rectangle', () => {
    expect(entry.areas.length).toBe(entry.rows.length);
    for (const row of entry.areas) expect(row.length).toBe(entry.columns.length);
    for (const name of names) {
      const cells = entry.areas.flatMap((row, y) => row.flatMap((other, x) => (other === name ? [{ x, y }] : [])));
      const width = 1 + Math.max(...cells.map(({ x }) => x)) - Math.min(...cells.map(({ x }) => x));
      const height = 1 + Math.max(...cells.map(({ y }) => y)) - Math.min(...cells.map(({ y }) => y));
      expect([name, cells.length]).toEqual([name, width * height]);
    }
  });

  test('one column has the same places', () => {
    expect((entry.inColumn ?? names).toSorted()).toEqual(names.toSorted());
  });
});

test('every panel but the text is in a view', () => {
  const inViews = new Set<string>(
    entries.flatMap(([, { areas, places = {} }]) => [...areas.flat(), ...Object.values(places).flat()]),
  );
  expect(ids.filter((id) => id !== 'tokens' && !inViews.has(id))).toEqual([]);
});

test('the grid as CSS writes it', () => {
  expect(
    gridOf({
      areas: [
        ['a', 'b'],
        ['a', 'c'],
      ],
      columns: [1, 2],
      rows: [3, 4],
      stage: ['a'],
    }),
  ).toEqual({
    gridTemplateAreas: '"a b" "a c"',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)',
    gridTemplateRows: 'minmax(0, 3fr) minmax(0, 4fr)',
  });
});

describe('a place of several panels', () => {
  const entry: ViewEntry = {
    areas: [['m']],
    columns: [1],
    rows: [1],
    stage: ['m'],
    places: { m: ['retention', 'linear', 'architecture'] },
  };
  const idsFor = (model: string): readonly string[] =>
    placesOf(entry, specOf(model), false).flatMap(({ panels: there }) => there.map(({ id }) => id));

  test('has those with content for the model', () => {
    expect(idsFor('mha')).toEqual(['architecture']);
    expect(idsFor('retention')).toEqual(['retention', 'architecture']);
    expect(idsFor('linear')).toEqual(['linear', 'architecture']);
  });

  test('shows the one that was chosen last, and the first where none was', () => {
    const [place] = placesOf(entry, specOf('retention'), false);
    if (!place) throw new Error('there is no place');
    expect(shownOf(place, [])?.id).toBe('retention');
    expect(shownOf(place, ['linear', 'architecture', 'retention'])?.id).toBe('architecture');
  });
});

test('keys 1 to 9, and two letters, open the views in the order of the bar', () => {
  expect(actions.view.keys).toEqual(['1', '2', 'y', '3', '4', '5', '6', '7', '8', '9', 'r']);
  expect(actions.view.keys.map((key) => actions.view.argsOfKey?.(key)[0])).toEqual([...viewIds]);
});
