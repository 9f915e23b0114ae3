/** Files of anything: whatever they are, they open or are refused by a typed error, soon, and without taking as much memory as they claim to need. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCheckpoint } from '../../../../src/model/checkpoint/open-checkpoint';
import { CheckpointError } from '../../../../src/model/checkpoint/errors';
import { families } from '../../../../src/model/checkpoint/families';
import { readGguf } from '../../../../src/model/checkpoint/gguf';
import type { NamedFile } from '../../../../src/model/checkpoint/named-file';
import { type GgufPair, ggufBytes, list, text, truth, u32 } from '../../../support/gguf-file';
import { filesOf } from '../../../support/files-on-disk';
import { memoryFile, rawSafetensors } from '../../../support/memory-file';

const root = 'tests/fixtures/checkpoints';
const runs = { numRuns: Number(process.env['KEEPSAKE_RUNS'] ?? 150) };

/** Opens, and reads the weights; anything but a typed error is thrown. */
async function checkOpens(files: readonly NamedFile[]): Promise<string> {
  try {
    const { readWeights } = await openCheckpoint(files);
    await readWeights();
    return 'open';
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    expect(error.message).toMatch(/^.{20,2000}[.:]$/su);
    expect(error.message).not.toMatch(/undefined|\[object|NaN bytes/u);
    return error.code;
  }
}

const bytesOf = async (file: NamedFile): Promise<Uint8Array<ArrayBuffer>> => file.read(0, file.size);

/** A copy with some bytes changed, and perhaps without its end. */
const damage = fc.record({
  changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.integer({ min: 0, max: 255 })), {
    maxLength: 6,
  }),
  /** Changes are within the first so many bytes: headers are what is read with care. */
  within: fc.constantFrom(24, 300, 2000, 1e9),
  kept: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
});

function damaged(
  bytes: Uint8Array,
  { changes, within, kept }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): Uint8Array {
  const copy = bytes.slice(0, Math.ceil(bytes.length * kept));
  for (const [place, value] of changes) copy[Math.floor(place * Math.min(within, copy.length))] = value;
  return copy;
}

test('safetensors with bytes changed or cut off', async () => {
  const [config, weights] = await pair('qwen3');
  await fc.assert(
    fc.asyncProperty(damage, async (how) => {
      await checkOpens([config, memoryFile('model.safetensors', damaged(await bytesOf(weights), how))]);
    }),
    runs,
  );
});

test('GGUF with bytes changed or cut off', async () => {
  const [gguf] = (await filesOf(`${root}/llama`)).filter(({ name }) => name.endsWith('.gguf')) as [NamedFile];
  await fc.assert(
    fc.asyncProperty(damage, async (how) => {
      await checkOpens([memoryFile('model.gguf', damaged(await bytesOf(gguf), how))]);
    }),
    runs,
  );
});

const count = fc.oneof(fc.nat(40), fc.constantFrom(-1, 1.5, 2 ** 31, 2 ** 53, Number.MAX_VALUE, 1e9));
const anyHeader = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('model.embed_tokens.weight', '__metadata__', '__proto__', 'constructor')),
  fc.oneof(
    fc.json().map((json): unknown => JSON.parse(json)),
    fc.record({
      dtype: fc.oneof(fc.constantFrom('F32', 'F16', 'BF16', 'F8_E4M3', 'F4', 'toString'), fc.string()),
      shape: fc.array(count, { maxLength: 4 }),
      data_offsets: fc.array(count, { minLength: 1, maxLength: 3 }),
    }),
  ),
  { maxKeys: 5 },
);

test('safetensors whose header is anything', async () => {
  const [config] = await pair('llama');
  await fc.assert(
    fc.asyncProperty(anyHeader, fc.uint8Array({ maxLength: 64 }), async (header, data) => {
      await checkOpens([config, rawSafetensors('model.safetensors', JSON.stringify(header), data)]);
    }),
    runs,
  );
});

test('JSON that is nested without end', async () => {
  const [config, weights] = await pair('llama');
  const deep = '['.repeat(200_000);
  expect(await checkOpens([memoryFile('config.json', deep), weights])).toBe('not-json');
  expect(await checkOpens([config, rawSafetensors('model.safetensors', `{"a":${deep}`, new Uint8Array())])).toBe('bad-header');
});

const anyValue: fc.Arbitrary<readonly [number, unknown]> = fc.oneof(
  fc.nat().map((value) => [u32, value] as const),
  fc.string().map((value) => [text, value] as const),
  fc.boolean().map((value) => [truth, value] as const),
  fc.array(fc.string(), { maxLength: 5 }).map((value) => [list, [text, value]] as const),
);
const keys = [
  'context_length',
  'embedding_length',
  'block_count',
  'attention.head_count',
  'attention.head_count_kv',
  'rope.freq_base',
  'rope.dimension_count',
  'rope.scaling.type',
];
const anyPairs = fc.uniqueArray(
  fc.tuple(fc.oneof(fc.constantFrom(...keys.map((key) => `llama.${key}`), 'general.alignment'), fc.string()), anyValue),
  { selector: ([key]) => key, maxLength: 12 },
);

test('GGUF of any metadata and any tensors', async () => {
  const tensor = fc.record({
    name: fc.oneof(fc.constantFrom('token_embd.weight', 'blk.0.attn_q.weight', 'rope_freqs.weight'), fc.string()),
    extents: fc.array(fc.oneof(fc.bigInt({ min: 0n, max: 40n }), fc.constantFrom(2n ** 32n, 2n ** 53n, 2n ** 64n - 1n)), {
      maxLength: 5,
    }),
    type: fc.oneof(fc.nat(40), fc.constant(0xffffffff)),
    bytes: fc.uint8Array({ maxLength: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(anyPairs, fc.array(tensor, { maxLength: 4 }), async (pairs, tensors) => {
      const named: GgufPair[] = [
        ['general.architecture', text, 'llama'],
        ...pairs.map(([key, [type, value]]): GgufPair => [key, type, value]),
      ];
      await checkOpens([memoryFile('a.gguf', ggufBytes({ pairs: named, tensors }))]);
    }),
    runs,
  );
});

test('a header that claims more than is there costs no more than is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.constantFrom(8, 16, 24), async (claimed, at) => {
      const bytes = ggufBytes({ pairs: [['a', list, [text, ['b', 'c']]]] });
      new DataView(bytes.buffer).setBigUint64(at, claimed, true);
      const file = memoryFile('a.gguf', bytes);
      await readGguf(file).catch((error: unknown) => expect(error).toBeInstanceOf(CheckpointError));
      expect(file.reads.largest).toBeLessThanOrEqual(bytes.length);
    }),
    runs,
  );
});

test('configurations of any values', async () => {
  const samples = await Promise.all(
    families.map(async ({ types: [type] }) => {
      const [config, weights] = await pair(folders[type as string] as string);
      return { settings: JSON.parse(new TextDecoder().decode(await bytesOf(config))) as Record<string, unknown>, weights };
    }),
  );
  const value = fc.oneof(
    count,
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom([], {}, [[['global'], 1e9]], { rope_type: 'yarn' }),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...samples), fc.nat(60), value, async ({ settings, weights }, which, changed) => {
      const key = Object.keys(settings)[which % Object.keys(settings).length] as string;
      await checkOpens([memoryFile('config.json', JSON.stringify({ ...settings, [key]: changed })), weights]);
    }),
    runs,
  );
});

test('llama2.c of any numbers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.integer(), fc.nat(64)), { minLength: 7, maxLength: 7 }),
      fc.nat(3),
      async (numbers, version) => {
        const bytes = new Uint8Array(1024);
        const view = new DataView(bytes.buffer);
        if (version > 0) view.setUint32(0, 0x616b3432, true);
        if (version > 0) view.setInt32(4, version, true);
        for (const [i, number] of numbers.entries()) view.setInt32((version > 0 ? 8 : 0) + i * 4, number, true);
        await checkOpens([memoryFile('stories.bin', bytes)]);
      },
    ),
    runs,
  );
});

/** A folder of fixtures by model type. */
const folders: Readonly<Record<string, string>> = {
  gpt2: 'gpt2',
  gpt_neo: 'gpt-neo',
  gpt_neox: 'gpt-neox',
  gemma3_text: 'gemma3',
  gpt_oss: 'gpt-oss-attention',
  ...Object.fromEntries(
    ['opt', 'llama', 'mistral', 'qwen2', 'qwen3', 'gemma', 'gemma2', 'phi', 'phi3', 'stablelm'].map((id) => [id, id]),
  ),
};

async function pair(folder: string): Promise<readonly [config: NamedFile, weights: NamedFile]> {
  const files = await filesOf(`${root}/${folder}`);
  const named = (name: string): NamedFile => files.find((file) => file.name === name) as NamedFile;
  return [named('config.json'), named('model.safetensors')];
}
