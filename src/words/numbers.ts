/** Numbers as the language that is spoken writes them. */
let locale = 'en';
const formats = new Map<string, Intl.NumberFormat>();

/** From here on numbers are written as `tag` (BCP 47) writes them. */
export function writeNumbersAs(tag: string): void {
  if (tag === locale) return;
  locale = tag;
  formats.clear();
}

function written(value: number, options: Intl.NumberFormatOptions): string {
  const key = JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format.format(value);
}

/** A count, its thousands apart: 1,024. */
export const count = (value: number): string => written(value, {});

/** At most so many significant digits: 10.7. */
export const significant = (value: number, digits = 3): string => written(value, { maximumSignificantDigits: digits });
