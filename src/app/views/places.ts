/** What a view's entry means for the grid and for the model that is open; pure. */
import type { ModelSpec } from '../../model/spec';
import { type PanelEntry, type PanelId, panels } from '../../panels';
import type { ViewEntry } from './table';

export interface Place {
  /** The grid area's name. */
  readonly name: string;
  /** The panels that can be shown there, at least one. */
  readonly panels: readonly PanelEntry<PanelId>[];
}

/**
 * The places of a view, each once. Where several panels share one, those without content for the model are left out, unless none has any.
 * @param narrow in the order of one column
 */
export function placesOf({ areas, places = {}, inColumn }: ViewEntry, spec: ModelSpec | null, narrow: boolean): readonly Place[] {
  const names = narrow && inColumn ? inColumn : [...new Set(areas.flat())];
  return names.map((name) => {
    const ids: readonly string[] = places[name] ?? [name];
    const there = panels.filter(({ id }) => ids.includes(id)).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    const withContent = there.filter(({ hasContent }) => hasContent === undefined || (spec !== null && hasContent(spec)));
    return { name, panels: withContent.length > 0 ? withContent : there.slice(0, 1) };
  });
}

/** The panel that is shown of a place: the one chosen last. @param chosen ids, the last one first */
export function shownOf({ panels: there }: Place, chosen: readonly string[]): PanelEntry<PanelId> | undefined {
  const id = chosen.find((candidate) => there.some((entry) => entry.id === candidate));
  return there.find((entry) => entry.id === id) ?? there[0];
}

/** The grid as CSS writes it. */
export function gridOf({ areas, columns, rows }: ViewEntry): {
  readonly gridTemplateAreas: string;
  readonly gridTemplateColumns: string;
  readonly gridTemplateRows: string;
} {
  const parts = (sizes: readonly number[]): string => sizes.map((size) => `minmax(0, ${size}fr)`).join(' ');
  return {
    gridTemplateAreas: areas.map((row) => `"${row.join(' ')}"`).join(' '),
    gridTemplateColumns: parts(columns),
    gridTemplateRows: parts(rows),
  };
}
