/**
 * The small checkpoints in llama.cpp's layout (training/checkpoints/export_gguf.py), beside the same in Hugging Face's: both must come to the same model. Where
 * queries and keys are stored for neighbours to turn together, they are put back first.
 */
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Checkpoint } from '../../../../src/model/checkpoint/checkpoint';
import { openCheckpoint } from '../../../../src/model/checkpoint/open-checkpoint';
import { readSafetensors } from '../../../../src/model/safetensors';
import type { ModelSpec } from '../../../../src/model/spec';
import { checkWeights } from '../../../../src/model/weights';
import { modelTensors } from '../../../../src/attention/model-layout';
import { filesOf } from '../../../support/files-on-disk';

const root = 'tests/fixtures/checkpoints';
const ids = readdirSync(root).filter((id) => existsSync(`${root}/${id}/model.gguf`));

/** Rows (2i, 2i + 1) of every head to (i, i + d/2). */
function inHalves(values: Float32Array, headWidth: number, columns: number): Float32Array {
  const out = values.slice();
  for (let row = 0; row < values.length / columns; row++) {
    const [head, i] = [Math.floor(row / headWidth), row % headWidth];
    const to = head * headWidth + (i >> 1) + (i & 1) * (headWidth / 2);
    out.set(values.subarray(row * columns, (row + 1) * columns), to * columns);
  }
  return out;
}

async function tensorsOf(checkpoint: Checkpoint): Promise<(name: string) => Float32Array> {
  const weights = checkWeights(readSafetensors(await checkpoint.readWeights()), modelTensors(checkpoint.spec));
  return (name) => weights.float32(name);
}

/** Without what a layout may say otherwise: rotation, and numbers that float32 rounded. */
function compared({ layers, ...spec }: ModelSpec): unknown {
  return {
    ...spec,
    normEpsilon: Math.fround(spec.normEpsilon),
    embeddingScale: Math.fround(spec.embeddingScale ?? 1),
    layers: layers.map(({ attention, ...layer }) => {
      if (attention.kind !== 'softmax') throw new Error('only softmax attention is read');
      const { rope, scale = attention.headWidth ** -0.5, ...rest } = attention;
      return { ...layer, ...rest, scale: Math.fround(scale), base: Math.fround(rope?.base ?? 0), rotated: rope?.rotated };
    }),
  };
}

test.each(ids)('%s: one model in both layouts', async (id) => {
  const files = await filesOf(`${root}/${id}`);
  const gguf = await openCheckpoint(
    files.filter(({ name }) => name.endsWith('.gguf')),
    { name: id, context: 64 },
  );
  const hub = await openCheckpoint(
    files.filter(({ name }) => !name.endsWith('.gguf')),
    { name: id, context: 64 },
  );
  expect(gguf.format).toBe('GGUF');
  expect(compared(gguf.spec)).toEqual(compared(hub.spec));
  const [a, b] = [await tensorsOf(gguf), await tensorsOf(hub)];
  const [first] = gguf.spec.layers;
  const turned = first?.attention.kind === 'softmax' && first.attention.rope?.pairing === 'interleaved' ? first.attention : null;
  for (const { name, shape } of modelTensors(gguf.spec)) {
    const isTurned = turned !== null && /\.(?:query|key)\.weight$/u.test(name);
    const values = isTurned ? inHalves(a(name), turned.headWidth, shape[1] ?? 1) : a(name);
    expect({ name, values }).toEqual({ name, values: b(name) });
  }
});
