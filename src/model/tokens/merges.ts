/** Which two tokens become which, and in what order: the merges of byte-pair encoding (Sennrich et al. 1508.07909) as one flat hash table. */
import { ByteWriter } from './byte-writer';
import { listOf } from './json-values';
import { faulty, shown } from './fault';
import type { Spelling } from './spelling';
import { type Vocabulary, tokenOf } from './vocabulary';

/** A hash table by the two tokens, a power of 2 places of four words: left, right, rank, and 1 + what they become (0: an empty place). */
export type Merges = Int32Array<ArrayBuffer>;

const words = 4;

/**
 * @param merges as files write them, in order of rank: `"a b"` or `["a", "b"]`; of two for one pair the later stands
 * @param write writes a text as the vocabulary's bytes
 * @param isOther whether a text is a token that no text becomes by merging: merges of such are left out
 * @throws TokenizerFault `noMerges`, `merges`, `merge`
 */
export function readMerges(merges: unknown, vocabulary: Vocabulary, write: Spelling, isOther: (text: string) => boolean): Merges {
  if (!Array.isArray(merges)) throw faulty('noMerges');
  const table = new Int32Array(words * 2 ** Math.ceil(Math.log2(Math.max(8, 2 * merges.length))));
  const writer = new ByteWriter();
  for (const [rank, merge] of (merges as readonly unknown[]).entries()) {
    const [left, right] = sidesOf(merge);
    writer.backTo(0);
    write(left, writer);
    const middle = writer.length;
    write(right, writer);
    const bytes = writer.from();
    const [first, second] = [tokenOf(vocabulary, bytes, 0, middle), tokenOf(vocabulary, bytes, middle)];
    const joined = tokenOf(vocabulary, bytes);
    if (first >= 0 && second >= 0 && joined >= 0) {
      const at = mergeOf(table, first, second);
      table[at] = first;
      table[at + 1] = second;
      table[at + 2] = rank;
      table[at + 3] = joined + 1;
    } else if (![left, right, left + right].some(isOther)) throw faulty('merge', shown(left + right));
  }
  return table;
}

function sidesOf(merge: unknown): readonly [string, string] {
  if (typeof merge === 'string') {
    const space = merge.indexOf(' ', 1);
    if (space > 0) return [merge.slice(0, space), merge.slice(space + 1)];
  } else {
    const [left, right] = listOf(merge);
    if (typeof left === 'string' && typeof right === 'string') return [left, right];
  }
  throw faulty('merges');
}

/** Where in the table a pair is, or belongs. */
export function mergeOf(table: Merges, left: number, right: number): number {
  const mask = table.length / words - 1;
  let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  for (let place = (hash ^ (hash >>> 13)) & mask; ; place = (place + 1) & mask) {
    const at = words * place;
    if (table[at + 3] === 0 || (table[at] === left && table[at + 1] === right)) return at;
  }
}
