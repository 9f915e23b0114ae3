import { type TrainerCall, arrayOf, constant } from './call';

/** loss [rows]: −ln of the target's share in the softmax of logits [rows, width]; where it learns, (softmax − target) / rows takes the logits' place. */
export function crossEntropy(call: TrainerCall): void {
  const [rows, width, learns] = [constant(call, 'rows'), constant(call, 'width'), constant(call, 'learns') !== 0];
  const [logits, targets, loss] = [arrayOf(call, 'logits'), arrayOf(call, 'targets'), arrayOf(call, 'loss')];
  const chances = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    const target = from + (targets[row] as number);
    const atTarget = logits[target] as number;
    let largest = -Infinity;
    for (let i = from; i < from + width; i++) if ((logits[i] as number) > largest) largest = logits[i] as number;
    let sum = 0;
    for (let i = 0; i < width; i++) sum += chances[i] = Math.exp((logits[from + i] as number) - largest);
    loss[row] = Math.log(sum) + largest - atTarget;
    if (!learns) continue;
    for (let i = 0; i < width; i++) logits[from + i] = (chances[i] as number) / (sum * rows);
    logits[target] = (logits[target] as number) - 1 / rows;
  }
}
