/** Russian has three forms for whole numbers, and the second one for fractions: 1 токен, 2 токена, 5 токенов, 1,5 токена. */
import { form, plural as numbered } from '../plural';

/** Only the word. */
export const wordFor = (count: number, one: string, few: string, many: string): string =>
  form(count, { one, few, many, other: few });

/** The number and its word. */
export const plural = (count: number, one: string, few: string, many: string): string =>
  numbered(count, { one, few, many, other: few });

/** The same in an oblique case, which tells only one from more: из 1 токена, из 2 токенов. */
export const oblique = (count: number, one: string, other: string): string => numbered(count, { one, other });

export const tokenCount = (count: number): string => plural(count, 'токен', 'токена', 'токенов');
export const ofTokens = (count: number): string => oblique(count, 'токена', 'токенов');
export const rowCount = (count: number): string => plural(count, 'строка', 'строки', 'строк');
export const ofRows = (count: number): string => oblique(count, 'строки', 'строк');
export const layerCount = (count: number): string => plural(count, 'слой', 'слоя', 'слоёв');
export const headCount = (count: number): string => plural(count, 'голова', 'головы', 'голов');
export const ofSlots = (count: number): string => oblique(count, 'ячейки', 'ячеек');
export const byteCount = (count: number): string => plural(count, 'байт', 'байта', 'байт');
export const sinkCount = (count: number): string => plural(count, 'сток', 'стока', 'стоков');
export const textCount = (count: number): string => plural(count, 'текст', 'текста', 'текстов');
export const ofTexts = (count: number): string => oblique(count, 'текста', 'текстов');
