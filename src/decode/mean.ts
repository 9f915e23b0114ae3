import { mean } from 'd3-array';

/** The mean; NaN of nothing, and where a value is NaN: d3's `mean` leaves that value out, so what is not known would not show. */
export const meanOfAll = (values: readonly number[]): number =>
  values.some(Number.isNaN) ? Number.NaN : (mean(values) ?? Number.NaN);
