/** A vocabulary beyond what one dispatch takes (four times 65 535 rows): in parts, and only the likeliest in the trace. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/attention/compile';
import type { Engine, StepInput } from '../../src/engine/engine';
import { type LikeliestLogits, allOf } from '../../src/engine/logits';
import { readTrace } from '../../src/engine/read-trace';
import type { StepTrace } from '../../src/engine/trace';
import { readSafetensors } from '../../src/model/safetensors';
import { checkWeights } from '../../src/model/weights';
import { modelTensors } from '../../src/attention/model-layout';
import { onCpu, onGpu, stepOf } from './support/load-engines';
import { modelOf, randomWeights } from './support/random-model';

const vocabulary = 270_000;
const spec = modelOf({
  layers: 1,
  width: 8,
  hidden: 8,
  vocabulary,
  context: 16,
  attention: { heads: 2, keyValueHeads: 1, headWidth: 4 },
});
const file = randomWeights(spec, 5);
const tokens = [0, 262_139, 262_140, 269_999];
const step: StepInput = { ...stepOf(tokens), following: 123_456 };

const plan = compilePlan(spec);

it('has a part for each dispatch, and no binding larger than every device allows', () => {
  const parts = plan.buffers.filter(({ name }) => name.startsWith('matrix.embedding'));
  expect(parts.map((part) => (part.role === 'matrix' ? part.rows : 0))).toEqual([262_140, 7_860]);
  expect(plan.ops.filter(({ kernel }) => kernel === 'embed')).toHaveLength(2);
  expect(plan.ops.filter(({ kernel }) => kernel === 'project_logits')).toHaveLength(2);
});

// Where a barrier costs much, the other variant takes a minute over so many workgroups.
describe.each([onCpu, onGpu])('$name', ({ load }) => {
  let engine: Engine;
  let all: Float32Array;
  let traces: readonly StepTrace[];
  const traced = async (input: StepInput): Promise<readonly StepTrace[]> =>
    readTrace(plan, await engine.forward(input, true), { input, keys: input.slots, milliseconds: 0 });
  beforeAll(async () => {
    engine = await load(spec, file);
    all = await engine.forward(step, false);
    traces = await traced(step);
  });
  afterAll(() => engine.dispose());
  const rowOf = (row: number): Float32Array => all.subarray(row * vocabulary, (row + 1) * vocabulary);

  it('multiplies each part of the matrix with the last residual', async () => {
    const width = 8;
    expect(all.length).toBe(tokens.length * vocabulary);
    const residual = (await engine.contents('residual')).subarray(3 * width, 4 * width);
    const weights = checkWeights(readSafetensors(file), modelTensors(spec));
    const [norm, matrix] = [weights.float32('norm.weight'), weights.float32('embedding.weight')];
    const rms = Math.sqrt(residual.reduce((sum, x) => sum + x * x, 0) / width + spec.normEpsilon);
    for (const token of [...tokens, 5, 200_000]) {
      const logit = residual.reduce((sum, x, i) => sum + (x / rms) * (norm[i] ?? 0) * (matrix[token * width + i] ?? 0), 0);
      expect(rowOf(3)[token]).toBeCloseTo(logit, 4);
    }
  });

  it('traces the 64 likeliest of every row, the log of the sum over all, and the logit of the next token', () => {
    traces.forEach(({ logits }, row) => {
      const found = logits as LikeliestLogits;
      const own = rowOf(row);
      const sorted = Uint32Array.from(own, (_, token) => token).sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0) || a - b);
      expect([...found.tokens]).toEqual([...sorted.subarray(0, 64)]);
      expect([...found.values]).toEqual([...found.tokens].map((token) => own[token]));
      const sum = own.reduce((total, logit) => total + Math.exp(logit), 0);
      expect(found.logSum).toBeCloseTo(Math.log(sum), 4);
      const next = [...tokens.slice(1), 123_456][row] ?? 0;
      expect(found.following).toEqual({ token: next, logit: own[next] });
      expect(allOf(found)).toBeNull();
    });
  });

  it('gives all logits behind the trace where they are asked for, and the same trace', async () => {
    const whole = await traced({ ...step, allLogits: true });
    whole.forEach(({ logits }, row) => {
      const [found, wanted] = [allOf(logits), rowOf(row)];
      expect(found?.length).toBe(vocabulary);
      // One by one: a comparison of so many numbers as objects takes seconds.
      expect(found?.every((logit, token) => logit === wanted[token])).toBe(true);
      expect({ ...(logits as LikeliestLogits), all: null }).toEqual(traces[row]?.logits);
    });
    expect(whole.map(({ layers }) => layers)).toEqual(traces.map(({ layers }) => layers));
  });
});
