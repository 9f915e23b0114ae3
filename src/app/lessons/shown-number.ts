import type { Ask } from '../../lessons/lesson';
import { formatMessage } from '../../words/message';

const formats = { percent: '{value, number, percent}', number: '{value, number}' } as const;

/** A number as its question counts it. */
export const shownNumber = ({ unit }: Extract<Ask, { readonly kind: 'number' }>, value: number): string =>
  formatMessage(formats[unit], { value });
