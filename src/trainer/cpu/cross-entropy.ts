import { type TrainerCall, arrayOf, constant } from './call';

/** loss [rows]: −ln of the target's share in the softmax of logits [rows, width]; where it learns, (softmax − target) / rows takes the logits' place. */
export function crossEntropy(call: TrainerCall): void {
  const [rows, width, learns] = [constant(call, 'rows'), constant(call, 'width'), constant(call, 'learns') !== 0];
  const [logits, targets, loss] = [arrayOf(call, 'logits'), arrayOf(call, 'targets'), arrayOf(call, 'loss')];
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    const target = from + (targets[row] as number);
    let largest = -Infinity;
    for (let i = from; i < from + width; i++) largest = Math.max(largest, logits[i] as number);
    let sum = 0;
    for (let i = from; i < from + width; i++) sum += Math.exp((logits[i] as number) - largest);
    loss[row] = Math.log(sum) + largest - (logits[target] as number);
    if (!learns) continue;
    for (let i = from; i < from + width; i++) {
      const chance = Math.exp((logits[i] as number) - largest) / sum;
      logits[i] = (chance - Number(i === target)) / rows;
    }
  }
}
