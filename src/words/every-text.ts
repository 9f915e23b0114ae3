/** A language with every one of its texts changed. */
import type { Language } from './catalogue';

type Change = (text: string) => string;

function changeIn<T>(said: T, change: Change): T {
  if (typeof said === 'string') return change(said) as T;
  if (typeof said === 'function') return ((...args: unknown[]) => changeIn(said(...args), change)) as T;
  if (Array.isArray(said)) return said.map((part) => changeIn(part, change)) as T;
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([key, part]) => [key, changeIn(part, change)])) as T;
}

const changeParts = <Parts extends object>(parts: Parts, change: Change): Parts =>
  Object.fromEntries(
    Object.entries(parts).map(([part, load]: [string, () => Promise<unknown>]) => [
      part,
      async () => changeIn(await load(), change),
    ]),
  ) as Parts;

/** What functions return is changed too. */
export const withEveryText = ({ first, later, lessons }: Language, change: Change): Language => ({
  first: changeIn(first, change),
  later: changeParts(later, change),
  lessons: changeParts(lessons, change),
});
