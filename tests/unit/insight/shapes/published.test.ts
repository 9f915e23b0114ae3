import { describe, expect, test } from 'vitest';
import { cacheBytes } from '../../../../src/attention/cache-bytes';
import { cards, memoryOf } from '../../../../src/insight/shapes/cards';
import { contexts } from '../../../../src/insight/shapes/contexts';
import { factorTable, onceTable } from '../../../../src/insight/shapes/papers';
import { publishedShapes } from '../../../../src/insight/shapes/published';
import { layersOf, layoutOf, numbersPerToken } from '../../../../src/insight/shapes/shape';

const layersBy = (id: string) => publishedShapes.find((shape) => shape.id === id)?.layers ?? [];
const bytesOf = (id: string, tokens: number, bits = 16) => cacheBytes(layoutOf(layersBy(id), bits), tokens).total;

describe('bytes per token, 16 bit', () => {
  test.each([
    // 2 · layers · key/value heads · head width · 2 bytes, Touvron et al. 2307.09288.
    ['llama-2-7b', 524_288],
    ['llama-2-13b', 819_200],
    ['llama-2-70b', 327_680],
    // 2405.04434: 34.56 K numbers per token, "34.6K" in table 9.
    ['deepseek-v2', 69_120],
    // 2505.09343, table 1: 70.272 KB.
    ['deepseek-v3', 70_272],
  ])('%s', (id, expected) => {
    expect(bytesOf(id, 1)).toBe(expected);
    expect(bytesOf(id, 1000)).toBe(1000 * expected);
  });

  test('DeepSeek-V2 keeps 34 560 numbers per token (2405.04434, table 9: 34.6K)', () => {
    expect(numbersPerToken(layersBy('deepseek-v2'))).toBe(34_560);
  });
});

test('DeepSeek-V2’s table 9: MHA and MLA of the small and the large model, in thousands of numbers', () => {
  const mha = (layers: number, heads: number) =>
    numbersPerToken(layersOf(layers, { kind: 'softmax', keyValueHeads: heads, headWidth: 128, capacity: null })) / 1000;
  const mla = (layers: number) => numbersPerToken(layersOf(layers, { kind: 'latent', latentWidth: 512, rotaryWidth: 64 })) / 1000;
  expect([mha(27, 16), mla(27), mha(60, 56), mla(60)].map((k) => k.toFixed(1))).toEqual(['110.6', '15.6', '860.2', '34.6']);
});

describe('YOCO (2405.05254)', () => {
  test('3B: 4 096 bytes per token once, against 106 496 of a Transformer, and a state of 10 223 616 bytes', () => {
    // The state of 13 layers, 24 heads of 128 × 128, 2 bytes a number.
    expect(bytesOf('yoco-3b', 0)).toBe(13 * 24 * 128 * 128 * 2);
    expect(bytesOf('yoco-3b', 0)).toBe(10_223_616);
    expect(bytesOf('yoco-3b', 1) - bytesOf('yoco-3b', 0)).toBe(4096);
    const [first] = onceTable();
    expect((first?.transformer ?? 0) / (first?.tokens ?? 1)).toBe(106_496);
  });

  test('65B, 80 layers, GQA-8, 8 bit: a Transformer keeps about 86 GB at 512 Ki tokens', () => {
    const layers = layersOf(80, { kind: 'softmax', keyValueHeads: 8, headWidth: 128, capacity: null });
    expect((cacheBytes(layoutOf(layers, 8), 2 ** 19).total / 1e9).toFixed(1)).toBe('85.9');
  });

  test('the six printed ratios of total memory are met within 4 %, and the 12.4 GB at 1M', () => {
    for (const { transformerTotal, yocoTotal, printed } of onceTable()) {
      expect(Math.abs(transformerTotal / yocoTotal / printed - 1)).toBeLessThan(0.04);
    }
    expect((onceTable().at(-1)?.yocoTotal ?? 0) / 2 ** 30).toBeCloseTo(12.4, 1);
  });
});

test('RetNet 6.7B (2307.08621): a state of 128 MiB, as much as 256 tokens of an MHA cache', () => {
  expect(bytesOf('retnet-6.7b', 0)).toBe(128 * 2 ** 20);
  expect(bytesOf('retnet-6.7b', 1e6)).toBe(256 * bytesOf('llama-2-7b', 1));
});

test('the cache column of the TPA paper (2501.06425): every number', () => {
  expect(factorTable().map(({ computed }) => computed)).toEqual([
    [1536, 128, 256, 288, 392],
    [2048, 128, 256, 544, 444],
    [2560, 128, 256, 544, 500],
    [3200, 128, 256, 544, 568],
  ]);
  expect(factorTable().map(({ printed }) => printed)).toEqual(factorTable().map(({ computed }) => computed));
  expect(['t6-small', 't6-medium', 't6-large', 't6-xl'].map((id) => numbersPerToken(layersBy(id).slice(0, 1)))).toEqual([
    392, 444, 500, 568,
  ]);
});

describe('layers of several kinds', () => {
  const local = (id: string) => layersBy(id).filter((layer) => layer.kind === 'softmax' && layer.capacity !== null).length;
  test.each([
    // google/gemma_pytorch: [local, global] · 21 and · 23; 2503.19786: five local layers to one global.
    ['gemma-2-9b', 42, 21],
    ['gemma-2-27b', 46, 23],
    ['gemma-3-27b', 62, 52],
    ['gpt-oss-20b', 24, 12],
    ['gpt-oss-120b', 36, 18],
    ['mistral-7b', 32, 32],
  ])('%s has %i layers, %i with a window', (id, layers, windows) => {
    expect(layersBy(id)).toHaveLength(layers);
    expect(local(id)).toBe(windows);
  });

  test('Gemma 3 27B beyond its window: ten layers go on, 52 hold 1 024 tokens', () => {
    const perLayer = 2 * 16 * 128 * 2;
    expect(bytesOf('gemma-3-27b', 32_768)).toBe(perLayer * (10 * 32_768 + 52 * 1024));
  });

  test('MiniMax-01 has ten softmax layers in eighty, the last of eight; Qwen3-Next twelve in 48', () => {
    const softmax = (id: string) => layersBy(id).flatMap(({ kind }, layer) => (kind === 'softmax' ? [layer] : []));
    expect(softmax('minimax-01')).toEqual([7, 15, 23, 31, 39, 47, 55, 63, 71, 79]);
    expect(softmax('qwen3-next')).toHaveLength(12);
    expect(bytesOf('qwen3-next', 1) - bytesOf('qwen3-next', 0)).toBe(12 * 2 * 2 * 256 * 2);
    expect(bytesOf('qwen3-next', 0)).toBe(36 * (32 * 128 * 128 + 8192 * 3) * 2);
  });
});

test('every published shape has an id of its own, a source and a number of parameters', () => {
  expect(new Set(publishedShapes.map(({ id }) => id)).size).toBe(publishedShapes.length);
  expect(publishedShapes.length).toBeGreaterThanOrEqual(12);
  for (const { source, parameters } of publishedShapes) {
    expect(source.length).toBeGreaterThan(8);
    expect(parameters).toBeGreaterThan(1e8);
  }
});

test('every published shape knows the longest text that it was made for, and where that is said', () => {
  expect(Object.keys(contexts).toSorted()).toEqual(publishedShapes.map(({ id }) => id).toSorted());
  for (const { source } of Object.values(contexts)) expect(source.length).toBeGreaterThan(8);
  // As their makers print them: 1024, 4k, 8k, 128K, 262,144.
  const tokens = (id: string) => contexts[id]?.tokens;
  expect(['gpt2', 'llama-2-7b', 'gemma-2-9b', 'llama-3-70b', 'gpt-oss-20b', 'qwen3-next'].map(tokens)).toEqual([
    1024, 4096, 8192, 131_072, 131_072, 262_144,
  ]);
});

test('a card has what its driver reports: 80 GB in the name of an H100 are 85.5 · 10⁹ bytes, 79.6 GiB', () => {
  const memory = (sold: number) => memoryOf(cards.find((card) => card.sold === sold) ?? { name: '', sold, mebibytes: 0 });
  expect(memory(80)).toBe(85_520_809_984);
  expect((memory(80) / 2 ** 30).toFixed(1)).toBe('79.6');
  expect(memory(8)).toBe(8 * 2 ** 30);
  expect((memory(24) / 2 ** 30).toFixed(2)).toBe('23.99');
  expect((memory(141) / 2 ** 30).toFixed(1)).toBe('140.4');
});
