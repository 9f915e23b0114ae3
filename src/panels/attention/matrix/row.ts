/** The weight that is looked at, as an equation with its numbers. */
import type { AttentionEquation } from '../../../attention/mechanism';
import { texShare } from '../../kit/tex-numbers';

/**
 * @param all whether the row saw every earlier token, and its softmax was the layer's own
 * @returns TeX: α with its indices, how it comes about where that can be written, and its value
 */
export function weightRow(equation: AttentionEquation, row: number, key: number, weight: number, all: boolean): string {
  const how = all ? equation.weight?.(row, key) : undefined;
  return [String.raw`\alpha_{${row},${key}}`, ...(how === undefined ? [] : [`= ${how}`]), texShare(weight)].join(' ');
}
