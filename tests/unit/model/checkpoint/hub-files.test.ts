/** Hugging Face's layout: one file or shards, with an index or without, and what is said where they do not fit. */
import { describe, expect, test } from 'vitest';
import { openCheckpoint } from '../../../../src/model/checkpoint/open-checkpoint';
import { CheckpointError } from '../../../../src/model/checkpoint/errors';
import type { NamedFile } from '../../../../src/model/checkpoint/named-file';
import { readSafetensors } from '../../../../src/model/safetensors';
import { checkWeights } from '../../../../src/model/weights';
import { type MemoryFile, memoryFile, rawSafetensors, safetensorsFile } from '../../../support/memory-file';

const settings = {
  model_type: 'llama',
  hidden_size: 4,
  intermediate_size: 8,
  num_hidden_layers: 1,
  num_attention_heads: 1,
  vocab_size: 3,
  rms_norm_eps: 1e-6,
  max_position_embeddings: 16,
  tie_word_embeddings: true,
};
const config = (more: Readonly<Record<string, unknown>> = {}): MemoryFile =>
  memoryFile('config.json', JSON.stringify({ ...settings, ...more }));

type Tensors = Readonly<Record<string, readonly [shape: readonly number[], values: readonly number[]]>>;
const filled = (...shape: readonly number[]): readonly [readonly number[], readonly number[]] => [
  shape,
  Array.from({ length: shape.reduce((product, extent) => product * extent, 1) }, (_, i) => i / 8),
];
const layer = 'model.layers.0.';
const first: Tensors = {
  'model.embed_tokens.weight': filled(3, 4),
  [`${layer}input_layernorm.weight`]: filled(4),
  [`${layer}self_attn.q_proj.weight`]: filled(4, 4),
  [`${layer}self_attn.k_proj.weight`]: filled(4, 4),
  [`${layer}self_attn.v_proj.weight`]: filled(4, 4),
};
const second: Tensors = {
  [`${layer}self_attn.o_proj.weight`]: filled(4, 4),
  [`${layer}post_attention_layernorm.weight`]: filled(4),
  [`${layer}mlp.gate_proj.weight`]: filled(8, 4),
  [`${layer}mlp.up_proj.weight`]: filled(8, 4),
  [`${layer}mlp.down_proj.weight`]: filled(4, 8),
  'model.norm.weight': filled(4),
};
const names = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'] as const;
const shards = [safetensorsFile(names[0], first), safetensorsFile(names[1], second)];
const map = Object.fromEntries([
  ...Object.keys(first).map((name) => [name, names[0]]),
  ...Object.keys(second).map((name) => [name, names[1]]),
]) as Readonly<Record<string, string>>;
const index = (more: Readonly<Record<string, string>> = {}): MemoryFile =>
  memoryFile('model.safetensors.index.json', JSON.stringify({ metadata: {}, weight_map: { ...map, ...more } }));
const whole = (tensors: Tensors = { ...first, ...second }): MemoryFile => safetensorsFile('model.safetensors', tensors);

async function refusalOf(...files: readonly NamedFile[]): Promise<CheckpointError> {
  const error: unknown = await openCheckpoint(files).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CheckpointError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

describe('what can be opened', () => {
  const ways: readonly (readonly [string, readonly NamedFile[]])[] = [
    ['one file', [config(), whole()]],
    ['shards with an index', [index(), config(), ...shards]],
    ['shards without an index', [...shards, config()]],
    ['one file beside shards and other things', [memoryFile('README.md', 'model'), config(), index(), whole()]],
    [
      'names without a prefix',
      [
        config(),
        whole(
          Object.fromEntries(Object.entries({ ...first, ...second }).map(([name, one]) => [name.replace('model.', ''), one])),
        ),
      ],
    ],
  ];
  test.each(ways)('%s', async (_, files) => {
    const checkpoint = await openCheckpoint(files, { name: 'A / b' });
    expect(checkpoint).toMatchObject({ name: 'A / b', format: 'safetensors', family: 'Llama', types: ['F32'] });
    expect(checkpoint.spec).toMatchObject({ id: 'a-b', vocabulary: 3, context: 16, start: [] });
    const file = readSafetensors(await checkpoint.readWeights());
    expect(checkWeights(file, [{ name: 'layers.0.mlp.down.weight', shape: [4, 8] }]).float32('layers.0.mlp.down.weight')).toEqual(
      Float32Array.from({ length: 32 }, (__, i) => i / 8),
    );
  });

  test('a tied matrix that is stored under the other name', async () => {
    const { 'model.embed_tokens.weight': embedding, ...rest } = { ...first, ...second };
    const { spec, readWeights } = await openCheckpoint([config(), whole({ ...rest, 'lm_head.weight': embedding ?? [[], []] })]);
    expect(spec.tiedEmbedding).toBe(true);
    expect(readSafetensors(await readWeights()).tensor('embedding.weight')?.shape).toEqual([3, 4]);
  });

  test('nothing of the weights is read before they are asked for, and no tensor twice', async () => {
    const files = [config(), whole()];
    const { readWeights, weightBytes } = await openCheckpoint(files);
    const weights = files[1] as MemoryFile;
    const header = weights.reads.total;
    const told: number[] = [];
    await readWeights({ progress: (done, total) => told.push(done / total) });
    expect(weights.reads.total - header).toBe(184 * 4);
    expect(weightBytes).toBe((184 - 12) * 2 + 12 * 4);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });
});

describe('what is refused, and why', () => {
  test('a shard that is missing', async () => {
    const error = await refusalOf(config(), index(), shards[0] as NamedFile);
    expect(error).toMatchObject({ code: 'missing-shard', details: { shard: names[1], more: 0 } });
    expect(error.message).toContain('Choose all of them together.');
    expect(await refusalOf(config(), shards[1] as NamedFile)).toMatchObject({
      code: 'missing-shard',
      details: { shard: names[0] },
    });
  });

  test('an index that lies', async () => {
    expect(await refusalOf(config(), index({ 'model.norm.weight': names[0] }), ...shards)).toMatchObject({
      code: 'not-in-shard',
      details: { tensor: 'model.norm.weight', shard: names[0] },
    });
    const listed = memoryFile('model.safetensors.index.json', '{"weight_map": {"model.norm.weight": 2}}');
    expect(await refusalOf(config(), listed, ...shards)).toMatchObject({ code: 'bad-index' });
  });

  test('a tensor in two shards that no index chooses between', async () => {
    const twice = safetensorsFile(names[1], { ...second, 'model.embed_tokens.weight': filled(3, 4) });
    expect(await refusalOf(config(), shards[0] as NamedFile, twice)).toMatchObject({ code: 'two-places' });
  });

  const full = shards[0] as MemoryFile;
  test('a file that is cut off', async () => {
    const bytes = await full.read(0, full.size - 5);
    const error = await refusalOf(config(), memoryFile('model.safetensors', bytes));
    expect(error).toMatchObject({ code: 'truncated', details: { expected: full.size, found: full.size - 5 } });
    expect(await refusalOf(config(), memoryFile('model.safetensors', bytes.slice(0, 40)))).toMatchObject({ code: 'truncated' });
  });

  test('a header that claims two gigabytes, of which nothing is read', async () => {
    const huge = rawSafetensors('model.safetensors', '{}', new Uint8Array(64), 2n ** 31n);
    expect(await refusalOf(config(), huge)).toMatchObject({ code: 'not-safetensors' });
    expect(huge.reads.total).toBeLessThan(16);
  });

  const entry = (dtype: string, shape: readonly number[], begin: number, end: number): unknown => ({
    dtype,
    shape,
    data_offsets: [begin, end],
  });
  const headers: readonly (readonly [string, unknown, string])[] = [
    ['tensors that overlap', { a: entry('F32', [4], 0, 16), b: entry('F32', [4], 8, 24) }, 'bad-header'],
    ['offsets beyond the end', { a: entry('F32', [100], 0, 400) }, 'truncated'],
    ['offsets in the wrong order', { a: entry('F32', [4], 16, 0) }, 'bad-header'],
    ['a shape of other length than its bytes', { a: entry('F32', [5], 0, 16) }, 'bad-header'],
    ['offsets that are no whole numbers', { a: entry('F32', [4], 0.5, 16.5) }, 'bad-header'],
  ];
  test.each(headers)('%s', async (_, header, code) => {
    const file = rawSafetensors('model.safetensors', JSON.stringify(header), new Uint8Array(24));
    expect(await refusalOf(config(), file)).toMatchObject({ code, details: { file: 'model.safetensors' } });
  });

  test.each(['F8_E4M3', 'F4', 'I8', 'U8'])('numbers of type %s', async (dtype) => {
    const bytes = dtype === 'F4' ? 6 : 12;
    const file = rawSafetensors(
      'model-00001-of-00002.safetensors',
      JSON.stringify({ 'model.embed_tokens.weight': entry(dtype, [3, 4], 0, bytes) }),
      new Uint8Array(bytes),
    );
    const { 'model.embed_tokens.weight': _, ...rest } = { ...first, ...second };
    const error = await refusalOf(config(), file, safetensorsFile('model-00002-of-00002.safetensors', rest));
    expect(error).toMatchObject({ code: 'tensor-type', details: { tensor: 'model.embed_tokens.weight', found: dtype } });
  });

  test('a shape that the configuration does not mean, and a tensor that is missing', async () => {
    expect(await refusalOf(config({ vocab_size: 4 }), whole())).toMatchObject({
      code: 'tensor-shape',
      details: { expected: [4, 4], found: [3, 4] },
    });
    expect(await refusalOf(config({ num_hidden_layers: 2 }), whole())).toMatchObject({ code: 'missing-tensor' });
  });

  const settingsThatAreWrong: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ['a family that nobody knows', { model_type: 'mamba' }, 'unknown-family'],
    ['a layer count that would never end', { num_hidden_layers: 1e9 }, 'bad-setting'],
    ['a width that is a text', { hidden_size: '4' }, 'bad-setting'],
    ['heads that do not divide the width', { num_attention_heads: 3 }, 'bad-setting'],
    ['more key heads than heads', { num_key_value_heads: 2 }, 'bad-setting'],
    ['an activation that is not computed', { hidden_act: 'relu2' }, 'unsupported-setting'],
    ['another way to scale rotations', { rope_scaling: { rope_type: 'mystery', factor: 2 } }, 'unsupported-setting'],
    ['a scaling that is no number', { rope_scaling: { rope_type: 'linear', factor: 'two' } }, 'bad-setting'],
    ['heads of a width that is no multiple of 4', { head_dim: 6 }, 'width-of-four'],
    ['no family at all', { model_type: null }, 'bad-setting'],
    ['an epsilon of zero', { rms_norm_eps: 0 }, 'bad-setting'],
  ];
  test.each(settingsThatAreWrong)('%s', async (_, more, code) => {
    expect(await refusalOf(config(more), whole())).toMatchObject({ code });
  });

  test('a family is named, and those that are known are', async () => {
    const { message } = await refusalOf(config({ model_type: 'mamba' }), whole());
    expect(message).toMatch(/“mamba”.*GPT-2, GPT-Neo.*gpt-oss/u);
  });

  const others: readonly (readonly [string, readonly NamedFile[], string])[] = [
    ['nothing', [], 'no-model'],
    ['pictures', [memoryFile('cat.png', 'meow')], 'no-model'],
    ['weights alone', [whole()], 'no-config'],
    ['a pickle', [config(), memoryFile('pytorch_model.bin', 'PK')], 'unreadable-format'],
    ['a compiled graph', [memoryFile('model.onnx', 'graph')], 'unreadable-format'],
    ['a GGUF that is none', [memoryFile('model.gguf', '<!doctype html>')], 'not-gguf'],
    [
      'a web page in place of the weights',
      [config(), memoryFile('model.safetensors', '<!doctype html><html></html>')],
      'not-safetensors',
    ],
    ['a configuration that is no JSON', [memoryFile('config.json', '{'), whole()], 'not-json'],
    ['a configuration that is a list', [memoryFile('config.json', '[]'), whole()], 'not-json'],
  ];
  test.each(others)('%s', async (_, files, code) => {
    expect(await refusalOf(...files)).toMatchObject({ code });
  });
});
