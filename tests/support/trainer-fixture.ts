/** What PyTorch computes of one batch for every switch of the trainer (training/export_trainer.py). */
import { type Safetensors, readSafetensors } from '../../src/model/safetensors';
import { type TrainerSettings, defaultTrainer, shape } from '../../src/trainer/settings';
import { type Batch, splitTexts } from '../../src/trainer/task/batch';
import { weightTensors } from '../../src/trainer/tensors';
import { readFile } from './fixture';

/** The settings that each variant of the fixture stands for. */
export const variants: Readonly<Record<string, Partial<TrainerSettings>>> = {
  softmax: {},
  'softmax-one': { weighting: 'softmax-one' },
  'sink-logit': { weighting: 'sink-logit' },
  relu: { weighting: 'relu' },
  gate: { gate: true },
  mlp: { mlp: true },
  all: { weighting: 'sink-logit', gate: true, mlp: true },
};

export interface TrainerFixture {
  /** Two texts: one begins with `<bos>`, one does not. */
  readonly batch: Batch;
  /** 128 texts that PyTorch's and the page's models are measured on. */
  readonly held: Batch;
  /** The steps' numbers, and of how many they are: the learning rate's peak is between the two. */
  readonly steps: readonly [98, 99];
  readonly settingsOf: (variant: string) => TrainerSettings;
  /** All tensors of a variant in one array, as the trainer has them: at first, their gradients there, or after both steps. */
  readonly weights: (variant: string, which: 'initial' | 'gradient' | 'after') => Float32Array<ArrayBuffer>;
  readonly losses: (variant: string) => readonly number[];
}

export async function loadTrainerFixture(): Promise<TrainerFixture> {
  const file = readSafetensors(await readFile('tests/fixtures/trainer.safetensors'));
  const settingsOf = (variant: string): TrainerSettings => ({ ...defaultTrainer, batch: 2, ...variants[variant] });
  return {
    batch: splitTexts(numbers(file, 'texts'), shape.length),
    held: splitTexts(numbers(file, 'held'), shape.length),
    steps: [98, 99],
    settingsOf,
    weights(variant, which) {
      const { tensors, length } = weightTensors(settingsOf(variant));
      const all = new Float32Array(length);
      const prefix = which === 'initial' ? 'weights' : `${variant}.${which}`;
      for (const { name, from, length: count } of tensors) {
        const found = numbers(file, `${prefix}.${name}`);
        if (found.length !== count) throw new Error(`${name} has ${found.length} numbers in the fixture, ${count} here`);
        all.set(found, from);
      }
      return all;
    },
    losses: (variant) => [...numbers(file, `${variant}.losses`)],
  };
}

function numbers(file: Safetensors, name: string): Float32Array {
  const tensor = file.tensor(name);
  if (tensor === undefined) throw new Error(`the fixture has no tensor ${name}`);
  return new Float32Array(tensor.bytes.slice().buffer);
}

/** The largest difference, as a share of the largest number that is expected. */
export function difference(found: Float32Array, expected: Float32Array): number {
  let [most, largest] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    most = Math.max(most, Math.abs((found[i] as number) - (expected[i] as number)));
    largest = Math.max(largest, Math.abs(expected[i] as number));
  }
  return most / largest;
}
