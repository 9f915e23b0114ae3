/** Whether what a lesson says of its numbers holds. */
import type { Numbers } from '../store/known-lessons';
import type { Ask, Claim } from './lesson';

/** A number, or the value of the one with this name; NaN where it is no number. */
const read = (numbers: Numbers, value: number | string): number => {
  const found = typeof value === 'string' ? numbers[value] : value;
  return typeof found === 'number' ? found : Number.NaN;
};

/** How far from each other two numbers may be that are the same but for rounding. */
const rounding = 1e-3;

/** A number that is not known makes no claim true. Of a text all that can be said is that it equals another. */
export function holds({ number, above, below, equals, near }: Claim, numbers: Numbers): boolean {
  const text = numbers[number];
  if (typeof text === 'string') return above === undefined && below === undefined && text === numbers[equals ?? ''];
  const value = read(numbers, number);
  return (
    Number.isFinite(value) &&
    (above === undefined || value > read(numbers, above)) &&
    (below === undefined || value < read(numbers, below)) &&
    (equals === undefined || value === read(numbers, equals)) &&
    (near === undefined || Math.abs(value - read(numbers, near)) <= rounding * Math.abs(value))
  );
}

/** The names of the choices that are right. */
export function rightChoices({ choices }: Extract<Ask, { readonly kind: 'choice' }>, numbers: Numbers): readonly string[] {
  return Object.entries(choices).flatMap(([name, claims]) =>
    claims.length > 0 && claims.every((claim) => holds(claim, numbers)) ? [name] : [],
  );
}
