/** A small random checkpoint of every family in its published layout, read and converted; the spec is that with which PyTorch's figures were made. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modelTensors } from '../../../../src/attention/model-layout';
import { openCheckpoint } from '../../../../src/model/checkpoint/open-checkpoint';
import { families } from '../../../../src/model/checkpoint/families';
import { readSafetensors } from '../../../../src/model/safetensors';
import type { ModelSpec } from '../../../../src/model/spec';
import { checkWeights } from '../../../../src/model/weights';
import { filesOf } from '../../../support/files-on-disk';
import { memoryFile, rawSafetensors } from '../../../support/memory-file';

const root = 'tests/fixtures/checkpoints';
const ids = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(ids)('$name: the spec, and every tensor that it needs', async ({ name }) => {
  const { spec } = JSON.parse(readFileSync(`${root}/${name}/expected.json`, 'utf8')) as { readonly spec: ModelSpec };
  const checkpoint = await openCheckpoint(await filesOf(`${root}/${name}`), { name, context: spec.context });
  expect({ ...checkpoint.spec, id: spec.id, start: spec.start, trainedContext: spec.trainedContext }).toEqual(spec);
  const file = readSafetensors(await checkpoint.readWeights());
  checkWeights(file, modelTensors(checkpoint.spec));
  expect([...file.names].sort()).toEqual(
    modelTensors(checkpoint.spec)
      .map((tensor) => tensor.name)
      .sort(),
  );
});

test('every family has such a checkpoint', () => {
  const types = ids.map(
    ({ name }) => (JSON.parse(readFileSync(`${root}/${name}/config.json`, 'utf8')) as { model_type: string }).model_type,
  );
  for (const { types: known } of families) expect(known.some((type) => types.includes(type))).toBe(true);
});

/** A fixture's checkpoint with another configuration, and its tensors under other names. */
async function changed(id: string, config: (settings: Settings) => Settings, rename = (name: string): string => name) {
  const files = await filesOf(`${root}/${id}`);
  const bytesOf = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
    const file = files.find((one) => one.name === name) ?? expect.fail(name);
    return file.read(0, file.size);
  };
  const weights = await bytesOf('model.safetensors');
  const start = 8 + Number(new DataView(weights.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(weights.subarray(8, start))) as Settings;
  const renamed = Object.fromEntries(Object.entries(header).map(([name, entry]) => [rename(name), entry]));
  const settings = config(JSON.parse(new TextDecoder().decode(await bytesOf('config.json'))) as Settings);
  return openCheckpoint([
    memoryFile('config.json', JSON.stringify(settings)),
    rawSafetensors('model.safetensors', JSON.stringify(renamed), weights.subarray(start)),
  ]);
}
type Settings = Record<string, unknown>;

describe('the same model said otherwise', () => {
  const plain = async (id: string) => (await changed(id, (settings) => settings)).spec;
  const unnamed = (spec: ModelSpec): ModelSpec => ({ ...spec, id: '', name: '' });

  test('Gemma 3 within a model that sees pictures', async () => {
    const inside = await changed(
      'gemma3',
      (settings) => ({ model_type: 'gemma3', text_config: settings }),
      (name) => `language_model.${name}`,
    );
    expect(unnamed(inside.spec)).toEqual(unnamed(await plain('gemma3')));
    expect(inside.family).toBe('Gemma 3');
  });

  test('rotation as transformers 5 writes it', async () => {
    const moved = (settings: Settings): Settings => {
      const { rope_theta, rope_scaling, ...rest } = settings;
      return { ...rest, rope_parameters: { rope_theta, rope_type: 'default', ...(rope_scaling as object | null) } };
    };
    expect((await changed('llama', moved)).spec).toEqual(await plain('llama'));
    expect((await changed('qwen2', moved)).spec).toEqual(await plain('qwen2'));
  });

  test('the two rotations of Gemma 3 as transformers 5 writes them', async () => {
    const moved = await changed('gemma3', ({ rope_theta, rope_scaling, rope_local_base_freq, ...rest }) => ({
      ...rest,
      rope_parameters: {
        full_attention: { rope_theta, ...(rope_scaling as object) },
        sliding_attention: { rope_theta: rope_local_base_freq, rope_type: 'default' },
      },
    }));
    expect(moved.spec).toEqual(await plain('gemma3'));
  });

  test('which layers slide, one by one', async () => {
    const listed = await changed('gemma2', ({ num_hidden_layers: count, ...rest }) => ({
      ...rest,
      num_hidden_layers: count,
      layer_types: Array.from({ length: Number(count) }, (_, layer) => (layer === 0 ? 'full_attention' : 'sliding_attention')),
    }));
    const windows = listed.spec.layers.map(({ attention }) => attention.kind === 'softmax' && attention.window !== null);
    expect(windows).toEqual(windows.map((_, layer) => layer > 0));
  });

  test('experts are refused by name', async () => {
    await expect(changed('gpt-oss-attention', (settings) => ({ ...settings, num_local_experts: 32 }))).rejects.toThrow(
      /gpt-oss.*experts/u,
    );
    await expect(changed('opt', (settings) => ({ ...settings, do_layer_norm_before: false }))).rejects.toMatchObject({
      code: 'unsupported',
    });
  });
});
