/** Runs: what they tell, pausing and going on, a device that is lost, and the texts that they draw. */
import { expect, it } from 'vitest';
import { createCpuTrainer } from '../../../src/trainer/cpu/cpu-trainer';
import { type TrainerSettings, defaultTrainer, learningRate } from '../../../src/trainer/settings';
import { triggers } from '../../../src/trainer/task/backcopy';
import { heldTexts, textsOf } from '../../../src/trainer/task/batch';
import { type RunProgress, TrainingRun } from '../../../src/trainer/training';
import { readJson } from '../../support/fixture';

const small: TrainerSettings = { ...defaultTrainer, steps: 6, batch: 2 };
const onCpu = async (settings: TrainerSettings, from: Parameters<typeof createCpuTrainer>[1] = null) =>
  createCpuTrainer(settings, from);

function weightsOf(told: readonly RunProgress[]): Float32Array | undefined {
  return told.findLast(({ snapshot }) => snapshot)?.snapshot?.weights;
}

it('tells the loss of every step once, and looks before the first and after the last', async () => {
  const told: RunProgress[] = [];
  const run = new TrainingRun(small, onCpu, (progress) => void told.push(progress));
  await run.go();
  expect(run.isDone).toBe(true);
  const losses = told.flatMap(({ losses: some }) => [...some]);
  expect(losses).toHaveLength(6);
  // Weights near zero know nothing: ln 64.
  expect(losses[0]).toBeCloseTo(Math.log(64), 1);
  expect(told.flatMap(({ snapshot }) => snapshot?.step ?? [])).toEqual([0, 6]);
  // An untrained head looks evenly: row i gives the first token 1 / (i + 1).
  const untrained = told[0]?.snapshot;
  const even = Array.from({ length: 80 }, (_, i) => 1 / (49 + i)).reduce((a, b) => a + b) / 80;
  expect(untrained?.ordinary).toBeCloseTo(even, 2);
  expect(untrained?.attention[64 * 9 + 4]).toBeCloseTo(0.1, 2);
  expect(untrained?.attention[64 * 9 + 10]).toBe(0);
});

it('comes to the same weights whether it is paused, stepped, or trained at once', async () => {
  const [whole, parts]: [RunProgress[], RunProgress[]] = [[], []];
  await new TrainingRun(small, onCpu, (progress) => void whole.push(progress)).go();
  const run = new TrainingRun(small, onCpu, (progress) => void parts.push(progress));
  await run.step();
  const going = run.go();
  await run.pause();
  await going;
  await run.step();
  await run.go();
  expect(run.isDone).toBe(true);
  expect(weightsOf(parts)).toEqual(weightsOf(whole));
});

it('a pause that comes before anything was done holds', async () => {
  const told: RunProgress[] = [];
  const run = new TrainingRun(small, onCpu, (progress) => void told.push(progress));
  const going = run.go();
  await run.pause();
  await going;
  expect(told.at(-1)?.step ?? 0).toBeLessThan(6);
});

it('goes on on the CPU where a GPU is lost, from the last look, to the same weights', async () => {
  const [whole, told]: [RunProgress[], RunProgress[]] = [[], []];
  await new TrainingRun(small, onCpu, (progress) => void whole.push(progress)).go();
  let steps = 0;
  const run = new TrainingRun(
    small,
    async (settings, from, cpuAlone) => {
      const trainer = createCpuTrainer(settings, from);
      if (cpuAlone) return trainer;
      const train = async (count: number): Promise<void> => {
        steps += count;
        if (steps > 3) throw new Error('the device is lost');
        await trainer.train(count);
      };
      return { ...trainer, backend: 'webgpu', train };
    },
    (progress) => void told.push(progress),
  );
  await run.go();
  expect(told.at(-1)?.backend).toBe('cpu');
  expect(told.some(({ backend }) => backend === 'webgpu')).toBe(true);
  expect(weightsOf(told)).toEqual(weightsOf(whole));
});

it('draws texts by the table of bigrams, and after a trigger the token before it', async () => {
  const { tokens } = textsOf({ ...defaultTrainer, batch: 64 }, 3);
  const { counts } = (await readJson('training/tasks/bigrams.json')) as { readonly counts: readonly (readonly number[])[] };
  let copies = 0;
  const pairs = new Map<number, number[]>();
  for (let text = 0; text < 64; text++) {
    const row = tokens.subarray(text * 128, (text + 1) * 128);
    expect(row[0]).toBe(0);
    for (let t = 2; t < 128; t++) {
      const [copied, last, next] = [row[t - 2] as number, row[t - 1] as number, row[t] as number];
      const copiesHere = triggers.includes(last) && copied !== 0 && !triggers.includes(copied);
      if (copiesHere) expect(next).toBe(copied);
      copies += Number(copiesHere);
      if (!triggers.includes(last)) pairs.set(last, [...(pairs.get(last) ?? []), next]);
    }
  }
  expect(copies).toBeGreaterThan(200);
  // Of the commonest token, how often the likeliest one follows: within four standard errors of the table.
  const [last, after] = [...pairs].toSorted(([, a], [, b]) => b.length - a.length)[0] as [number, number[]];
  const row = (counts[last - 1] as readonly number[]).map((count) => Math.sqrt(count + 1));
  const all = row.reduce((a, b) => a + b);
  const likeliest = row.indexOf(Math.max(...row));
  const chance = (row[likeliest] as number) / all;
  const found = after.filter((token) => token === likeliest + 1).length / after.length;
  expect(Math.abs(found - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / after.length));
});

it('cuts texts out anywhere where none begins with the start token, and never looks at what it trains on', () => {
  const cut = textsOf({ ...defaultTrainer, start: false }, 0);
  const firsts = new Set(Array.from({ length: 32 }, (_, text) => cut.tokens[text * 128]));
  expect(firsts.has(0)).toBe(false);
  expect(firsts.size).toBeGreaterThan(8);
  expect(heldTexts(8, true).tokens).not.toEqual(textsOf({ ...defaultTrainer, seed: 7, batch: 8 }, 0).tokens);
});

it('has the learning rate of train.py: a line to the peak, a cosine to a tenth', () => {
  expect(learningRate(0, 2500)).toBeCloseTo(3e-5, 10);
  expect(learningRate(99, 2500)).toBeCloseTo(3e-3, 10);
  expect(learningRate(1300, 2500)).toBeCloseTo(3e-3 * (0.1 + 0.9 / 2), 10);
  expect(learningRate(2500, 2500)).toBeCloseTo(3e-4, 10);
});
