/** What the cache holds at the row that is looked at, as an equation with its numbers. */
import type { BytesByTerm } from '../../../insight/growth';
import { totalBytes } from '../../../insight/growth';
import { words } from '../../../words';
import { texCount, texProduct } from '../../kit/tex-numbers';

/** @param size the policy's budget in tokens; null where there is none */
export function heldRow(row: number, live: number, size: number | null, terms: BytesByTerm): string {
  const held = String.raw`\lvert K_{${row}} \rvert = ${texCount(live)}${size === null ? '' : String.raw` \le ${texCount(size)}`}`;
  const products = terms.perToken.map(({ bytes, tokens }) => texProduct([bytes, tokens]));
  const how = [...products, texCount(terms.constant)].join(' + ');
  return String.raw`${held}, \qquad \text{${words.mechanisms.bytes}}_{${row}} = ${how} = ${texCount(totalBytes(terms))}`;
}
