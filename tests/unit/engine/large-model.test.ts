import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { modelTensors } from '../../../src/attention/model-layout';
import { createCpuEngine } from '../../../src/engine/cpu/cpu-engine';
import { readSafetensors } from '../../../src/model/safetensors';
import type { ModelSpec } from '../../../src/model/spec';
import { checkWeights } from '../../../src/model/weights';
import { stepOf } from '../../kernels/support/load-engines';
import { latent, modelOf, randomWeights, retentionLayer, tensorProduct } from '../../kernels/support/random-model';
import { shapes } from '../../support/published-shapes';

describe('the CPU engine with matrices in float16', () => {
  const each: readonly (readonly [string, ModelSpec])[] = [
    ['softmax', modelOf({ layers: 2, vocabulary: 301, context: 16 })],
    ['a large vocabulary', modelOf({ layers: 1, width: 32, hidden: 32, vocabulary: 17_001, context: 16 })],
    ['latent', modelOf({ layers: 2, vocabulary: 300, context: 16, mechanism: latent })],
    ['tensor product', modelOf({ layers: 1, vocabulary: 300, context: 16, mechanism: tensorProduct })],
    ['retention', modelOf({ layers: 1, vocabulary: 300, context: 16, mechanism: retentionLayer() })],
  ];

  it.each(each)('computes the same to the last bit: %s', async (_, spec) => {
    const plan = compilePlan(spec);
    const weights = checkWeights(readSafetensors(randomWeights(spec, 2)), modelTensors(spec));
    const [small, large] = [false, true].map((isLarge) => createCpuEngine(plan, weights, isLarge));
    const bytes = [small, large].map((engine) => engine?.allocations().reduce((sum, one) => sum + one.bytes, 0) ?? 0);
    expect(bytes[1]).toBeLessThan(bytes[0] ?? 0);
    for (const step of [stepOf([7, 1, 290]), stepOf([5], 3)])
      expect(await large?.forward(step, true)).toEqual(await small?.forward(step, true));
  });
});

describe('plans of published shapes', () => {
  it.each([
    [shapes.smolLm135M, 1],
    [shapes.gpt2, 1],
    [shapes.qwen05B, 3],
  ])('need no more than every WebGPU device allows', (spec, parts) => {
    const plan = compilePlan(spec);
    expect(plan.buffers.filter(({ name }) => name.startsWith('matrix.embedding'))).toHaveLength(parts);
    for (const buffer of plan.buffers)
      if (buffer.role === 'matrix') expect(2 * buffer.rows * buffer.columns).toBeLessThanOrEqual(2 ** 27);
    // The trace of one step, at a full cache.
    const row = 4 * (plan.trace.fixed + plan.trace.perSlot * plan.slots);
    expect(plan.maxRows).toBeGreaterThanOrEqual(10);
    expect(plan.maxRows * row).toBeLessThanOrEqual(24 * 2 ** 20);
    // Without all logits: a row of attention, and little more.
    expect(plan.trace.fixed).toBeLessThan(2000);
  });
});
