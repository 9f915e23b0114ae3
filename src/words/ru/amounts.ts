/** Amounts as they are written: bytes, tokens, lengths. */
import { count as whole, significant, roundedToSignificant } from '../numbers';
import { byteCount } from './plural';

export { whole, significant };

/** A size with its unit, powers of ten: 10,7 ГБ. */
export const bytes = (count: number): string => {
  if (count === 0) return '0';
  const units = ['', 'кБ', 'МБ', 'ГБ', 'ТБ', 'ПБ', 'ЭБ'];
  const power = count < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3 + 1e-9));
  const value = roundedToSignificant(count / 1000 ** power, 3);
  if (value === 1000 && power < units.length - 1) return `${whole(1)} ${units[power + 1]}`;
  return power === 0 ? byteCount(value) : `${significant(value)} ${units[power]}`;
};

/** Tokens in powers of two where they are one: 32 Ки. */
export const tokens = (count: number): string =>
  count >= 2 ** 20 && count % 2 ** 20 === 0
    ? `${whole(count / 2 ** 20)}\u00a0Ми`
    : count >= 1024 && count % 1024 === 0
      ? `${count / 1024}\u00a0Ки`
      : whole(count);

/** A length in three digits: 244 тыс. */
export const length = (count: number): string => {
  const units = ['', ' тыс.', ' млн', ' млрд', ' трлн'];
  const power = count < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  // Never more than what fits: digits that are left out are cut.
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 2);
  return `${significant((Math.floor(count / step) * step) / 1000 ** power)}${units[power]}`;
};
