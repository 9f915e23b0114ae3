/** The account of the row that is looked at, as an equation with its numbers. */
import type { AttentionBudget } from '../../../insight/budget';
import { percentsThatAddUp } from '../../../insight/shares';
import { texFixed } from '../../kit/tex-numbers';

const letters: Readonly<Record<keyof AttentionBudget, (row: number) => string>> = {
  sink: (row) => `S_{${row}}`,
  evicted: (row) => `E_{${row}}`,
  far: (row) => `F_{${row}}`,
  recent: (row) => `R_{${row}}`,
  self: (row) => String.raw`\alpha_{${row},${row}}`,
  nowhere: (row) => `N_{${row}}`,
};

/** @param parts those that are drawn; their shares are rounded so that they add up to what is written behind them */
export function accountRow(row: number, budget: AttentionBudget, parts: readonly (keyof AttentionBudget)[]): string {
  const tenths = percentsThatAddUp(parts.map((part) => budget[part] ?? 0)).map((percent) => Math.round(10 * percent));
  const shares = tenths.map((tenth) => texFixed(tenth / 1000, 3));
  const total = tenths.reduce((sum, tenth) => sum + tenth, 0) / 1000;
  return `${parts.map((part) => letters[part](row)).join(' + ')} = ${shares.join(' + ')} = ${total === 1 ? '1' : texFixed(total, 3)}`;
}
