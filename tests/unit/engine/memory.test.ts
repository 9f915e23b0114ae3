import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { modelTensors, parameterCount } from '../../../src/attention/model-layout';
import { createCpuEngine } from '../../../src/engine/cpu/cpu-engine';
import { isLarge, limitsProblem, memoryNeeded } from '../../../src/engine/memory';
import { readSafetensors } from '../../../src/model/safetensors';
import { checkWeights } from '../../../src/model/weights';
import { modelOf, randomWeights, retentionLayer, smallModel } from '../../kernels/support/random-model';
import { shapes } from '../../support/published-shapes';

describe('memoryNeeded', () => {
  it.each([smallModel, modelOf({ layers: 2, mechanism: retentionLayer(), context: 64 })])('is what the CPU allocates', (spec) => {
    const plan = compilePlan(spec);
    const engine = createCpuEngine(plan, checkWeights(readSafetensors(randomWeights(spec, 1)), modelTensors(spec)));
    const allocated = engine.allocations().reduce((sum, { bytes }) => sum + bytes, 0);
    const { total, trace, weights, cache, scratch } = memoryNeeded(plan, 'cpu');
    // The trace is not among the allocations that the page lists.
    expect(allocated).toBe(total - trace);
    expect(weights + cache + scratch + trace).toBe(total);
  });

  it.each([
    [shapes.smolLm135M, 134_515_008],
    [shapes.gpt2, 124_439_808],
    [shapes.qwen05B, 494_032_768],
  ])('has two bytes a parameter of a published shape', (spec, published) => {
    expect(parameterCount(spec)).toBe(published);
    const plan = compilePlan(spec);
    expect(isLarge(plan)).toBe(true);
    // Vectors are float32, and beside the norms they have a few numbers of padding.
    const { weights } = memoryNeeded(plan, 'webgpu');
    expect(weights / 2).toBeGreaterThan(0.99 * published);
    expect(weights / 2).toBeLessThan(1.01 * published);
  });
});

describe('limitsProblem', () => {
  const plan = compilePlan(smallModel);
  const largest = 1024 * 1024 * 2048;

  it('finds none where everything fits', () => {
    expect(limitsProblem(plan, { maxBufferSize: largest, maxStorageBufferBindingSize: largest })).toBeNull();
  });

  it('names what a buffer needs and what a device gives', () => {
    const problem = limitsProblem(plan, { maxBufferSize: largest, maxStorageBufferBindingSize: 1000 });
    expect(problem).toMatchObject({ kind: 'buffer', given: 1000 });
    expect(problem?.needed).toBeGreaterThan(1000);
  });

  it('names what all need, where the memory is known', () => {
    const { total } = memoryNeeded(plan, 'webgpu');
    const limits = { maxBufferSize: largest, maxStorageBufferBindingSize: largest };
    expect(limitsProblem(plan, { ...limits, memory: total - 1 })).toEqual({ kind: 'memory', needed: total, given: total - 1 });
    expect(limitsProblem(plan, { ...limits, memory: total })).toBeNull();
  });
});
