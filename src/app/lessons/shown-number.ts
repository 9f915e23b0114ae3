import type { Ask } from '../../lessons/lesson';
import { formatMessage } from '../../words/message';

type NumberAsk = Extract<Ask, { readonly kind: 'number' }>;

/** As an ICU skeleton: as many digits after the point as a step has. */
function precisionOf(step: number): string {
  const places = (String(step).split('.')[1] ?? '').length;
  return places === 0 ? '::precision-integer' : `::.${'#'.repeat(places)}`;
}

/** A number as finely as its slider counts it; a percentage is whole. */
export const shownNumber = ({ unit, step }: Pick<NumberAsk, 'unit' | 'step'>, value: number): string =>
  formatMessage(unit === 'percent' ? '{value, number, percent}' : `{value, number, ${precisionOf(step)}}`, { value });

/** A share of 1. */
export const shownShare = (value: number): string => formatMessage('{value, number, percent}', { value });
