/** Spanish counts in two forms (a third, for millions, reads as the second), and most words take an s. */
import { plural as numbered } from '../plural';

/** The number and its word: 1 token, 2 tokens. */
export const plural = (count: number, one: string, many = `${one}s`): string => numbered(count, { one, other: many });
