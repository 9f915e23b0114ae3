/** Links that were written before there were views: what they showed is shown by the view that has it. */
import type { ViewId } from './view-ids';

/** Written first in every link. */
export const linkVersion = 2;

/** The view that opens for a link with one of these keys, and a value that matters; the first that fits. */
const opens: readonly (readonly [keys: readonly string[], view: ViewId])[] = [
  [['hidden', 'only'], 'workbench'],
  [['lanes'], 'compare'],
  [['draft', 'drafter', 'drafted', 'candidates'], 'draft'],
  [['shape', 'typed', 'context', 'batch', 'bits', 'weights', 'billWindow', 'scale', 'bill', 'left'], 'calculator'],
];

/**
 * The values of a link by key, in today's keys. In a link of version 1 `view` said whether attention was a matrix or arcs, and every panel was on one page.
 */
export function inFormerLink(written: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (written.get('v') !== '1') return written;
  const given = new Map(written);
  const form = given.get('view');
  given.delete('view');
  if (form !== undefined) given.set('form', form);
  const view = opens.find(([keys]) => keys.some((key) => (given.get(key) ?? '') !== ''))?.[1];
  if (view !== undefined) given.set('view', view);
  return given;
}
