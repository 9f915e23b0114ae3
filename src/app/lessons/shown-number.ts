import type { Ask } from '../../lessons/lesson';
import { formatMessage } from '../../words/message';

const formats = { percent: '{value, number, percent}', number: '{value, number}' } as const;

/** A number as its question counts it. */
export const shownNumber = ({ unit }: Pick<Extract<Ask, { readonly kind: 'number' }>, 'unit'>, value: number): string =>
  formatMessage(formats[unit], { value });
