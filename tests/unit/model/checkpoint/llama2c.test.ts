import { describe, expect, test } from 'vitest';
import { modelTensors } from '../../../../src/attention/model-layout';
import { openCheckpoint } from '../../../../src/model/checkpoint/open-checkpoint';
import { readSafetensors } from '../../../../src/model/safetensors';
import { checkWeights } from '../../../../src/model/weights';
import { type Llama2cSizes, llama2cFile } from '../../../support/llama2c-file';
import { type MemoryFile, memoryFile } from '../../../support/memory-file';

const sizes: Llama2cSizes = {
  width: 8,
  hidden: 12,
  layers: 2,
  heads: 2,
  keyValueHeads: 1,
  vocabulary: 5,
  context: 16,
  tied: true,
};

/** Another for every tensor, within what float16 holds exactly. */
function value(name: string, index: number): number {
  const seed = Array.from(name).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 997;
  return (((seed + index * 37) % 255) - 127) / 64;
}

async function weightsOf(file: MemoryFile): Promise<(name: string) => Float32Array> {
  const { spec, readWeights } = await openCheckpoint([file]);
  const weights = checkWeights(readSafetensors(await readWeights()), modelTensors(spec));
  return (name) => weights.float32(name);
}

const names: readonly (readonly [ours: string, theirs: string])[] = [
  ['embedding.weight', 'tok_embeddings.weight'],
  ['layers.0.attention.norm.weight', 'layers.0.attention_norm.weight'],
  ['layers.1.attention.query.weight', 'layers.1.attention.wq.weight'],
  ['layers.0.attention.key.weight', 'layers.0.attention.wk.weight'],
  ['layers.1.attention.value.weight', 'layers.1.attention.wv.weight'],
  ['layers.1.attention.output.weight', 'layers.1.attention.wo.weight'],
  ['layers.1.mlp.norm.weight', 'layers.1.ffn_norm.weight'],
  ['layers.0.mlp.gate.weight', 'layers.0.feed_forward.w1.weight'],
  ['layers.1.mlp.down.weight', 'layers.1.feed_forward.w2.weight'],
  ['layers.1.mlp.up.weight', 'layers.1.feed_forward.w3.weight'],
  ['norm.weight', 'norm.weight'],
];

describe.each([true, false])('its output tied to the embedding: %s', (tied) => {
  test.each([0, 1] as const)('version %i has every tensor where it belongs', async (version) => {
    const found = await weightsOf(llama2cFile(version, { ...sizes, tied }, value));
    for (const [ours, theirs] of tied ? names : [...names, ['output.weight', 'output.weight'] as const]) {
      const numbers = found(ours);
      expect({ ours, numbers }).toEqual({ ours, numbers: numbers.map((_, i) => value(theirs, i)) });
    }
  });

  test('version 2 is within half a step of eight bits', async () => {
    const found = await weightsOf(llama2cFile(2, { ...sizes, tied }, value));
    for (const [ours, theirs] of names) {
      const isNorm = ours.includes('norm');
      for (const [i, number] of found(ours).entries())
        expect(Math.abs(number - value(theirs, i))).toBeLessThanOrEqual(isNorm ? 0 : 2 / 127);
    }
  });
});

test('neighbours turn together, and the rest is as model.py has it', async () => {
  const { spec, types } = await openCheckpoint([llama2cFile(2, sizes, value)]);
  expect(types).toEqual(['Q8', 'F32']);
  expect(spec).toMatchObject({ name: 'stories', context: 16, normEpsilon: 1e-5, vocabulary: 5 });
  expect(spec.layers[0]?.attention).toMatchObject({
    rope: { base: 10_000, pairing: 'interleaved' },
    heads: 2,
    keyValueHeads: 1,
    headWidth: 4,
  });
});

describe('what is refused', () => {
  const whole = llama2cFile(0, sizes, value);
  const expectRefusal = async (file: MemoryFile, error: object): Promise<void> => {
    await expect(openCheckpoint([file])).rejects.toMatchObject(error);
  };

  test('a file that is cut off', async () => {
    const bytes = await whole.read(0, whole.size - 4);
    await expectRefusal(memoryFile('stories.bin', bytes), { code: 'truncated', details: { expected: whole.size } });
  });

  test('one with more behind it, which is something else', async () => {
    const bytes = await whole.read(0, whole.size);
    await expectRefusal(memoryFile('stories.bin', Uint8Array.of(...bytes, 1, 2)), { code: 'unreadable-format' });
  });

  test('a version that is not there yet', async () => {
    const bytes = await llama2cFile(1, sizes, value).read(0, 400);
    bytes[4] = 3;
    await expectRefusal(memoryFile('stories.bin', bytes), { code: 'llama2c-version', details: { version: 3 } });
  });

  test('heads of a width that is no multiple of 4', async () => {
    await expectRefusal(llama2cFile(0, { ...sizes, heads: 4 }, value), {
      code: 'width-of-four',
      details: { what: 'head', found: 2 },
    });
  });
});
