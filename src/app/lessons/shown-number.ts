import type { Ask } from '../../lessons/lesson';
import { formatMessage } from '../../words/message';

type NumberAsk = Extract<Ask, { readonly kind: 'number' }>;

const formats = { percent: '{value, number, percent}', number: '{value, number}' } as const;

/** Digits after the point of a step. */
const placesOf = (step: number): number => (String(step).split('.')[1] ?? '').length;

/** A number as its question counts it: as finely as its slider, where it has one. */
export function shownNumber({ unit, step }: Pick<NumberAsk, 'unit'> & { readonly step?: number }, value: number): string {
  const places = unit === 'number' && step !== undefined ? placesOf(step) : null;
  return formatMessage(formats[unit], { value: places === null ? value : Number(value.toFixed(places)) });
}
