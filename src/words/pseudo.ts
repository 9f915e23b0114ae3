/**
 * English, lengthened: every text in brackets and 40 % longer, as a translation may be. What is on the screen without brackets is not in the
 * catalogue, and what does not fit will not fit in another language either.
 */
import type { Language } from './catalogue';

const filler = ' una dos tres cuatro cinco seis siete ocho nueve diez';

/** The page's own name is the same everywhere. */
const name = 'Keepsake';

/** 40 % longer, in brackets. A text without a letter is left as it is. */
function longer(text: string): string {
  if (text === name || !/\p{L}/u.test(text)) return text;
  const more = Math.ceil(text.length * 0.4);
  return `[${text}${filler.repeat(Math.ceil(more / filler.length)).slice(0, more)}]`;
}

function lengthen<T>(said: T): T {
  if (typeof said === 'string') return longer(said) as T;
  if (typeof said === 'function') return ((...args: unknown[]) => lengthen(said(...args))) as T;
  if (Array.isArray(said)) return said.map((part) => lengthen(part)) as T;
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([key, part]) => [key, lengthen(part)])) as T;
}

const lengthenParts = <Parts extends object>(parts: Parts): Parts =>
  Object.fromEntries(
    Object.entries(parts).map(([part, load]: [string, () => Promise<unknown>]) => [part, async () => lengthen(await load())]),
  ) as Parts;

/** A language lengthened. */
export const lengthened = ({ first, later, lessons }: Language): Language => ({
  first: lengthen(first),
  later: lengthenParts(later),
  lessons: lengthenParts(lessons),
});
