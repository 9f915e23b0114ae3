/** Numbers as the language that is spoken writes them. */
let locale = 'en';
let counts = new Intl.NumberFormat(locale);
let point = '.';
/** By how many digits are significant. */
const shortened = new Map<number, Intl.NumberFormat>();

/** From here on numbers are written as `tag` (BCP 47) writes them. */
export function writeNumbersAs(tag: string): void {
  locale = tag;
  counts = new Intl.NumberFormat(tag);
  point = counts.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  shortened.clear();
}

/** What stands between the whole and its parts: `.` or `,`. */
export const decimalPoint = (): string => point;

/** A count, its thousands apart: 1,024. */
export const count = (value: number): string => counts.format(value);

/** At most `digits` significant digits: 10.7. */
export function significant(value: number, digits = 3): string {
  let format = shortened.get(digits);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumSignificantDigits: digits });
    shortened.set(digits, format);
  }
  return format.format(value);
}

const withPoint = (text: string): string => (point === '.' ? text : text.replace('.', point));

/** Exactly `digits` digits behind the point: 0.50. Rounded as `toFixed` rounds, and thousands are not set apart. */
export const fixed = (value: number, digits: number): string => withPoint(value.toFixed(digits));

const withMinus = (text: string): string => text.replace('-', '−');

/** As `fixed`, with a true minus: −0.50. */
export const signed = (value: number, digits: number): string => withMinus(fixed(value, digits));

/** As `signed`, and a plus before what is not below 0: +0.50. */
export const plusOrMinus = (value: number, digits: number): string => `${value >= 0 ? '+' : ''}${signed(value, digits)}`;

/** As few digits as it takes, with a true minus: −0.5. */
export const plain = (value: number): string => withMinus(withPoint(String(value)));

/** Exactly `digits` significant digits: 0.5000. Very large and very small numbers have a power of ten. */
export const precise = (value: number, digits: number): string => withPoint(value.toPrecision(digits));

/** A power of ten behind exactly `digits` digits: 1.5e−7. */
export const exponential = (value: number, digits: number): string => withPoint(value.toExponential(digits)).replace('e-', 'e−');

/** To compute with: the nearest number of `digits` digits behind the point. */
export const roundedTo = (value: number, digits: number): number => Number(value.toFixed(digits));

/** To compute with: the nearest number of `digits` significant digits. */
export const roundedToSignificant = (value: number, digits: number): number => Number(value.toPrecision(digits));
