/** A checkpoint's tokenizer from wherever its format has it, and a text read with both. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { compilePlan } from '../../../../src/attention/compile';
import { createCpuEngine } from '../../../../src/engine/cpu/cpu-engine';
import { readCheckpointTokenizer } from '../../../../src/model/checkpoint/checkpoint-tokenizer';
import type { Checkpoint } from '../../../../src/model/checkpoint/checkpoint';
import type { NamedFile } from '../../../../src/model/checkpoint/named-file';
import { openCheckpoint } from '../../../../src/model/checkpoint/open-checkpoint';
import type { Tokenizer } from '../../../../src/model/tokenizer';
import { readSafetensors } from '../../../../src/model/safetensors';
import { checkWeights } from '../../../../src/model/weights';
import { filesOf } from '../../../support/files-on-disk';
import { float32, ggufFile, list, text, u32 } from '../../../support/gguf-file';
import { memoryFile } from '../../../support/memory-file';

interface Opened extends Checkpoint {
  readonly read: Tokenizer;
}

async function open(files: readonly NamedFile[]): Promise<Opened> {
  const checkpoint = await openCheckpoint(files, { name: 'Mine' });
  return { ...checkpoint, read: await readCheckpointTokenizer(checkpoint) };
}

/** Logits after a text that was typed. */
async function logitsAfter({ spec, read, readWeights }: Opened, typed: string): Promise<Float32Array> {
  const plan = compilePlan(spec);
  const engine = createCpuEngine(plan, checkWeights(readSafetensors(await readWeights()), plan.tensors));
  const tokens = Uint32Array.from([...read.first.added, ...read.encode(typed).tokens]);
  const places = tokens.map((_, i) => i);
  const numbers = await engine.forward({ tokens, slots: places, positions: places }, false);
  return numbers.slice(-spec.vocabulary);
}

/** One layer of width 4 with a vocabulary of 8, in llama2.c's order. */
const [width, hidden, vocabulary, context] = [4, 8, 8, 16];
const pieces = ['<unk>', '\n<s>\n', '\n</s>\n', ' ', 'a', 'b', ' a', 'ab'];

function llama2c(): Uint8Array {
  const sizes = [
    vocabulary * width,
    width,
    ...Array.from({ length: 4 }, () => width * width),
    width,
    ...Array.from({ length: 3 }, () => hidden * width),
    width,
    context * width,
  ];
  const floats = Float32Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, (_, i) => Math.sin(i));
  const header = Int32Array.of(width, hidden, 1, 1, 1, vocabulary, context);
  return Uint8Array.of(...new Uint8Array(header.buffer), ...new Uint8Array(floats.buffer));
}

function tokenizerBin(): Uint8Array {
  const parts = pieces.map((piece, i) => {
    const bytes = new TextEncoder().encode(piece);
    return [...new Uint8Array(Float32Array.of(-i).buffer), ...new Uint8Array(Int32Array.of(bytes.length).buffer), ...bytes];
  });
  return Uint8Array.from([...new Uint8Array(Int32Array.of(8).buffer), ...parts.flat()]);
}

describe('llama2.c', () => {
  test('its tokenizer.bin says what begins a text', async () => {
    const model = await open([memoryFile('stories.bin', llama2c()), memoryFile('tokenizer.bin', tokenizerBin())]);
    expect(model).toMatchObject({ name: 'Mine', format: 'llama2.c', family: 'Llama', types: ['F32'] });
    expect(model.parameters).toBe(vocabulary * width + 3 * width + 4 * width * width + 3 * hidden * width);
    expect(model.spec).toMatchObject({ id: 'mine', start: [], trainedContext: context });
    expect(model.read.first.added).toEqual([1]);
    expect(model.read.decode(model.read.encode('ab').tokens)).toBe('ab');
    expect((await logitsAfter(model, 'ab')).every(Number.isFinite)).toBe(true);
  });

  test('without its tokenizer it is named', async () => {
    await expect(open([memoryFile('stories.bin', llama2c())])).rejects.toThrow(/no tokenizer.*tokenizer\.bin/u);
  });
});

const root = 'tests/fixtures/checkpoints/qwen2';

test('Hugging Face’s files with a tokenizer.json beside them; without, it is named', async () => {
  const files = (await filesOf(root)).filter(({ name }) => !name.endsWith('.gguf'));
  await expect(open(files)).rejects.toMatchObject({ code: 'no-tokenizer', details: { file: 'tokenizer.json' } });
  // Sixty-four letters, as many as the fixture has rows.
  const letters = await readFile('public/models/tokenizers/backcopy.json', 'utf8');
  const model = await open([...files, memoryFile('tokenizer.json', letters)]);
  expect(model.read.decode(model.read.encode('ab').tokens)).toBe('ab');
  expect((await logitsAfter(model, 'ab')).every(Number.isFinite)).toBe(true);
});

test('a GGUF’s vocabulary is in its metadata, its lists of numbers as they are stored', async () => {
  const tensors = [
    ['token_embd.weight', [width, vocabulary]],
    ['blk.0.attn_norm.weight', [width]],
    ...['attn_q', 'attn_k', 'attn_v', 'attn_output'].map((name) => [`blk.0.${name}.weight`, [width, width]] as const),
    ['blk.0.ffn_norm.weight', [width]],
    ['blk.0.ffn_gate.weight', [width, hidden]],
    ['blk.0.ffn_up.weight', [width, hidden]],
    ['blk.0.ffn_down.weight', [hidden, width]],
    ['output_norm.weight', [width]],
  ] as const;
  const spelled = ['<unk>', '<s>', '</s>', '<0x41>', 'a', 'b', '▁a', '▁'];
  const file = ggufFile('mine.gguf', {
    pairs: [
      ['general.architecture', text, 'llama'],
      ['llama.context_length', u32, context],
      ['llama.embedding_length', u32, width],
      ['llama.block_count', u32, 1],
      ['llama.feed_forward_length', u32, hidden],
      ['llama.attention.head_count', u32, 1],
      ['llama.attention.layer_norm_rms_epsilon', float32, 1e-5],
      ['tokenizer.ggml.model', text, 'llama'],
      ['tokenizer.ggml.tokens', list, [text, spelled]],
      ['tokenizer.ggml.scores', list, [float32, spelled.map((_, i) => -i)]],
      ['tokenizer.ggml.token_type', list, [u32, spelled.map((_, i) => (i === 0 ? 2 : i < 3 ? 3 : i === 3 ? 6 : 1))]],
      ['tokenizer.ggml.bos_token_id', u32, 1],
    ],
    tensors: tensors.map(([name, extents]) => ({
      name,
      extents,
      type: 0,
      bytes: new Uint8Array(Float32Array.from({ length: (extents[0] ?? 1) * (extents[1] ?? 1) }, (_, i) => Math.cos(i)).buffer),
    })),
  });
  const model = await open([file]);
  expect(model.spec.vocabulary).toBe(vocabulary);
  expect(model.read.first.added).toEqual([1]);
  expect(model.read.specialName(2)).toBe('</s>');
  // A byte stands for what no token writes: its type says so.
  expect(model.read.encode('aA').tokens).toEqual([6, 3]);
  expect(model.read.decode([6, 3, 5])).toBe('aAb');
  expect((await logitsAfter(model, 'ab')).every(Number.isFinite)).toBe(true);
});
