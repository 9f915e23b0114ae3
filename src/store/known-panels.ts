/** The panels that the page has. The store does not list them: a Keepsake gets them when it is created. */
import * as v from 'valibot';
import { words } from '../words';
import type { FormerlyNamed } from './former-names';
import { type Checks, aText } from './schemas';

export interface KnownPanel extends FormerlyNamed {
  readonly id: string;
}

export type KnownPanels = readonly KnownPanel[];

/** The current id of a panel, given that or a former one; undefined where the page has no such panel. */
export function panelNamed(panels: KnownPanels, name: string): string | undefined {
  return panels.find(({ id, formerly = [] }) => id === name || formerly.includes(name))?.id;
}

/** The id of a panel of the page; a former id becomes the current one. */
export function aPanel(panels: KnownPanels): Checks<string> {
  const ids = panels.map(({ id }) => id);
  return v.pipe(
    aText,
    v.transform((name) => panelNamed(panels, name) ?? name),
    v.picklist(ids, words.args.expects.oneOf(ids)),
  );
}
