/** Which panels share a row, how high a row is at first, and how it is divided, computed from the panels' entries. */
import type { ModelSpec } from '../model/spec';
import { type PanelEntry, type PanelId, panels } from '../panels';
import type { Place } from '../panels/entry';

export interface PanelRow {
  readonly id: string;
  /** In rem. */
  readonly height: number;
  /** Each with its part of the row, in percent. */
  readonly panels: readonly (readonly [PanelId, number])[];
}

/** A panel in a row. */
type Placed = PanelEntry<PanelId> & { readonly place: Place };

const placed = panels.filter((panel): panel is Placed => panel.place !== null);

/** Panels without content that share a row at most. */
const maxWithoutContent = 3;

/**
 * The rows for a model, without the panels that are hidden. Panels for which the model has no content share separate rows, after those about mechanisms that it has.
 * @param lanes how many there are beside the page's own text
 */
export function rowsOf(spec: ModelSpec | null, hidden: readonly string[], lanes: number): readonly PanelRow[] {
  const hasContent = (panel: Placed): boolean => panel.hasContent === undefined || (spec !== null && panel.hasContent(spec));
  const heightOf = ({ place: { height } }: Placed): number => (typeof height === 'number' ? height : height({ lanes }));
  const shown = placed.filter(({ id }) => !hidden.includes(id));
  const behindMechanisms = shown.findLastIndex((panel) => panel.hasContent !== undefined) + 1;
  const inRows = (some: readonly Placed[]): readonly PanelRow[] =>
    [...new Set(some.filter(hasContent).map(({ place }) => place.row))].map((id) => {
      const inRow = some.filter((panel) => panel.place.row === id && hasContent(panel));
      const height = Math.max(...inRow.map(heightOf));
      return { id, height, panels: inRow.map((panel) => [panel.id, panel.place.share] as const) };
    });
  return [
    ...inRows(shown.slice(0, behindMechanisms)),
    ...withoutContent(shown.filter((panel) => !hasContent(panel))),
    ...inRows(shown.slice(behindMechanisms)),
  ];
}

function withoutContent(some: readonly Placed[]): readonly PanelRow[] {
  return Array.from({ length: Math.ceil(some.length / maxWithoutContent) }, (_, i) => {
    const inRow = some.slice(i * maxWithoutContent, (i + 1) * maxWithoutContent);
    return {
      id: `others-${i}`,
      height: Math.max(...inRow.map(({ place }) => place.heightWithoutContent ?? 0)),
      panels: inRow.map(({ id }) => [id, 100 / inRow.length] as const),
    };
  });
}

/** The order in one column, on a narrow page. */
export const narrowOrder: readonly PanelId[] = inColumn();

function inColumn(): readonly PanelId[] {
  const order = placed.map(({ id }) => id);
  for (const { id, place } of placed) {
    const after = place.inColumnAfter;
    if (after === undefined) continue;
    order.splice(order.indexOf(id), 1);
    order.splice(order.findIndex((other) => other === after) + 1, 0, id);
  }
  return order;
}
