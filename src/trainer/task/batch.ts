/** A step's batch, as the kernels read it. */
import { type TrainerSettings, shape } from '../settings';
import { type TextRequest, drawTexts } from './backcopy';

export interface Batch {
  /** [texts, length] what is read, and the token after each; numbers of tokens. */
  readonly tokens: Float32Array<ArrayBuffer>;
  readonly targets: Float32Array<ArrayBuffer>;
}

/** The batch of a step: a function of the seed and the step, so that a run can go on from any step. */
export function textsOf({ seed, batch: size, start }: TrainerSettings, step: number): Batch {
  return split({ seed, stream: 'training', batch: step, size, length: shape.length, start });
}

/** Texts that nothing is trained on, the same for all seeds. */
export const heldTexts = (size: number, start: boolean): Batch =>
  split({ seed: 7, stream: 'held', batch: 0, size, length: shape.length, start });

function split(request: TextRequest): Batch {
  return splitTexts(drawTexts(request), request.length);
}

/** Texts [size, length + 1] as what is read and what follows. */
export function splitTexts(texts: ArrayLike<number>, length: number): Batch {
  const size = texts.length / (length + 1);
  const [tokens, targets] = [new Float32Array(size * length), new Float32Array(size * length)];
  for (let row = 0; row < size * length; row++) {
    const from = Math.floor(row / length) * (length + 1) + (row % length);
    tokens[row] = texts[from] as number;
    targets[row] = texts[from + 1] as number;
  }
  return { tokens, targets };
}
