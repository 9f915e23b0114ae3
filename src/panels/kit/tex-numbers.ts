/** Numbers in TeX, as the language that is spoken writes them. */
import { count, fixed } from '../../words/numbers';

/** What TeX would take for an operator, or for a comma of a list with a space behind it, is one symbol of a number. */
const inNumber = (text: string): string =>
  text.replace('−', '-').replaceAll(/[,.\u00a0\u202f]/gu, (mark) => (mark.trim() === '' ? String.raw`\,` : `{${mark}}`));

/** Exactly `digits` digits behind the point: 0{.}320; a number that is not known is a question mark. */
export function texFixed(value: number, digits: number): string {
  return Number.isFinite(value) ? inNumber(fixed(value, digits)) : '?';
}

/** A count, its thousands apart: 1{,}024. */
export function texCount(value: number): string {
  return inNumber(count(value));
}

/** A share: three digits, and where these are all 0 that it is below them: = 0{.}320, < 0{.}001. With its relation in front. */
export function texShare(value: number): string {
  return value > 0 && value < 0.0005 ? `< ${texFixed(0.001, 3)}` : `= ${texFixed(value, 3)}`;
}

/** Counts, multiplied: 2 \cdot 32. */
export function texProduct(factors: readonly number[]): string {
  return factors.map(texCount).join(String.raw` \cdot `);
}
