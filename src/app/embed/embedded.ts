/** What an address embeds: a view, or panels. */
import { type PanelEntry, type PanelId, panels } from '../../panels';
import { type ViewId, viewIds } from '../../store/view-ids';

export type Embedded = { readonly view: ViewId } | { readonly panels: readonly PanelEntry<PanelId>[] };

/** @param names of `embed=`; none: the page is not embedded. Those that there are not are left out. @returns null for the whole page */
export function embedded(names: readonly string[]): Embedded | null {
  const [first] = names;
  const view = viewIds.find((id) => id === first);
  if (view !== undefined) return { view };
  const found = names.flatMap((name) => panels.find(({ id }) => id === name) ?? []);
  return found.length === 0 ? null : { panels: found };
}
