/** Numbers that specs are made of. */
import * as v from 'valibot';

export const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Kernels read four numbers at a time. Nothing is padded: a norm over padding would be another norm, so other widths are refused. */
export const widthOfFour = v.pipe(
  count,
  v.multipleOf(4, (issue) => `${issue.input} is not a multiple of 4`),
);

export const positive = v.pipe(v.number(), v.gtValue(0));
