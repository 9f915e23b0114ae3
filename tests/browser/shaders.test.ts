import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/attention/compile';
import { kernels } from '../../src/engine/kernels';
import { infiniLayer, latent, linearLayer, modelOf, retentionLayer, tensorProduct } from '../kernels/support/random-model';
import { loadCheckpoint } from '../support/checkpoint';
import { bindingsOf, openDevice } from '../kernels/support/run-wgsl';

/** A layer of every mechanism, with all its parts. */
const models = [
  modelOf({ layers: 1, attention: { gate: 'head' } }),
  // So many tokens that only the likeliest are read back.
  modelOf({ layers: 1, vocabulary: 20_000 }),
  modelOf({ layers: 1, mechanism: tensorProduct }),
  modelOf({ layers: 1, mechanism: { ...latent, queryLatentWidth: 64 } }),
  modelOf({ attentions: [retentionLayer(), linearLayer(), infiniLayer()] }),
  modelOf({ attentions: [linearLayer({ group: 4, convolution: { kernel: 7, masked: true } })] }),
  ...(await Promise.all((['gpt2', 'qwen3', 'gemma2'] as const).map(loadCheckpoint))).map(({ spec }) => spec),
];

let device: GPUDevice;
beforeAll(async () => {
  device = await openDevice();
});
afterAll(() => device.destroy());

describe.each(Object.entries(kernels))('shader %s', (name, kernel) => {
  describe.each(['serial', 'workgroup'] as const)('%s', (variant) => {
    it('compiles without a message', async () => {
      const info = await device.createShaderModule({ code: kernel.wgsl(variant) }).getCompilationInfo();
      expect(info.messages.map(({ lineNum, type, message }) => `${name}:${lineNum} ${type}: ${message}`)).toEqual([]);
    });

    it('declares no binding, no constant and no offset but those of the registry', () => {
      const code = kernel.wgsl(variant);
      const declared = bindingsOf(code);
      for (const { binding, access } of declared) {
        if (access === 'uniform') continue;
        expect(kernel.bindings[binding]?.access).toBe(access === 'storage' ? 'read_write' : 'read');
      }
      const uniforms = declared.filter(({ access }) => access === 'uniform');
      expect(uniforms).toEqual(
        kernel.offsets.length > 0 ? [{ binding: kernel.bindings.length, name: 'offsets', access: 'uniform' }] : [],
      );
      const members = /^struct Offsets \{(.*?)\}/msu.exec(code)?.[1] ?? '';
      expect([...members.matchAll(/(\w+): u32/gu)].map(([, member]) => member)).toEqual(kernel.offsets);
      expect(
        [...code.matchAll(/^override (\w+)/gmu)].map(([, constant]) => constant).toSorted((a = '', b = '') => a.localeCompare(b)),
      ).toEqual([...kernel.params].toSorted((a, b) => a.localeCompare(b)));
    });
  });

  it('has the constants that the plan gives it', () => {
    const ops = models.flatMap((spec) => compilePlan(spec).ops.filter((op) => op.kernel === name));
    const withValues = [...kernel.wgsl('serial').matchAll(/^override (\w+): \w+ =/gmu)].map(([, constant = '']) => constant);
    expect(ops.length).toBeGreaterThan(0);
    for (const op of ops) {
      // A constant that most layers do not need has its value in the shader.
      const given = new Set([...Object.keys(op.params), ...withValues]);
      expect([...given].sort()).toEqual([...kernel.params].sort());
      expect(Object.keys(op.offsets).sort()).toEqual([...kernel.offsets].sort());
      const own = kernel.bindings.map((binding) => binding.name).filter((binding) => binding !== 'step' && binding !== 'trace');
      // The logits of a large vocabulary go to a buffer of their own in place of the trace.
      const bound = Object.keys(op.buffers).filter((binding) => binding !== 'trace');
      expect(bound.sort()).toEqual(own.sort());
      // What WebGPU allows everywhere.
      expect(kernel.bindings.length).toBeLessThanOrEqual(8);
    }
  });
});
