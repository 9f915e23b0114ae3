/** The small checkpoints, opened from their files in either layout and run: PyTorch's logits, and for Hugging Face's layout the tensors that its exporter names. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePlan } from '../../../../src/attention/compile';
import { modelTensors } from '../../../../src/attention/model-layout';
import { createCpuEngine } from '../../../../src/engine/cpu/cpu-engine';
import { openCheckpoint } from '../../../../src/model/checkpoint/open-checkpoint';
import { readSafetensors } from '../../../../src/model/safetensors';
import type { ModelSpec } from '../../../../src/model/spec';
import { type Weights, checkWeights } from '../../../../src/model/weights';
import { families, loadCheckpoint } from '../../../support/checkpoint';
import { filesOf } from '../../../support/files-on-disk';

const folder = (family: string): string => `tests/fixtures/checkpoints/${family}`;
const layouts = ['safetensors', 'gguf'] as const;
const cases = families.flatMap((family) =>
  layouts.filter((layout) => existsSync(`${folder(family)}/model.${layout}`)).map((layout) => ({ family, layout })),
);

async function open(
  family: string,
  layout: (typeof layouts)[number],
  context: number,
): Promise<{ readonly spec: ModelSpec; readonly weights: Weights }> {
  const files = (await filesOf(folder(family))).filter(({ name }) => name === `model.${layout}` || name === 'config.json');
  const { spec, readWeights } = await openCheckpoint(files, { context });
  return { spec, weights: checkWeights(readSafetensors(await readWeights()), modelTensors(spec)) };
}

describe.each(cases)('$family, $layout', ({ family, layout }) => {
  test('computes PyTorch’s logits', async () => {
    const fixture = await loadCheckpoint(family);
    const { spec, weights } = await open(family, layout, fixture.spec.context);
    const plan = compilePlan(spec);
    const engine = createCpuEngine(plan, weights);
    const wanted = fixture.tensor('logits');
    const { tokens } = fixture;
    for (const [index, token] of tokens.entries()) {
      const places = Uint32Array.from({ length: index + 1 }, (_, i) => i);
      const logits = await engine.forward({ tokens: Uint32Array.of(token), slots: places, positions: places }, false);
      const row = wanted.subarray(index * plan.vocabulary, (index + 1) * plan.vocabulary);
      const differences = row.map((logit, i) => Math.abs(logit - (logits[i] ?? NaN)));
      // Float32 against double precision; logits reach 12.
      expect(differences.every((difference) => difference < 1e-4)).toBe(true);
    }
    expect(wanted).toHaveLength(tokens.length * plan.vocabulary);
  });
});

test.each(families)('%s: every tensor is what the exporter says it is made of', async (family) => {
  const fixture = await loadCheckpoint(family);
  const { spec, weights } = await open(family, 'safetensors', fixture.spec.context);
  for (const { name } of modelTensors(spec))
    expect({ name, values: weights.float32(name) }).toEqual({ name, values: fixture.weights.float32(name) });
});
