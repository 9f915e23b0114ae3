/** Figures printed in papers, beside the same figures from the layouts. */
import { cacheBytes } from '../../attention/cache-bytes';
import { publishedShapes } from './published';
import { type LayerShape, layersOf, layoutOf, numbersPerToken } from './shape';

/** Sizes of the TPA paper (2501.06425, tables 9 and 10); all heads are 64 wide. */
const sizes = [
  { size: 'small', heads: 12, latentWidth: 256, factorHeads: 34, printed: [1536, 128, 256, 288, 392] },
  { size: 'medium', heads: 16, latentWidth: 512, factorHeads: 47, printed: [2048, 128, 256, 544, 444] },
  { size: 'large', heads: 20, latentWidth: 512, factorHeads: 61, printed: [2560, 128, 256, 544, 500] },
  { size: 'XL', heads: 25, latentWidth: 512, factorHeads: 78, printed: [3200, 128, 256, 544, 568] },
] as const;

export const factorColumns = ['mha', 'mqa', 'gqa', 'mla', 'tpa-2'] as const;

export interface FactorRow {
  readonly size: string;
  /** Numbers per token and layer, in the order of `factorColumns`: the paper's, and the layouts'. */
  readonly printed: readonly number[];
  readonly computed: readonly number[];
}

/** The cache column of the TPA paper. TPA's models have more heads there than MHA's, to have as many parameters. */
export function factorTable(): readonly FactorRow[] {
  const headWidth = 64;
  const keys = (keyValueHeads: number): LayerShape => ({ kind: 'softmax', keyValueHeads, headWidth, capacity: null });
  return sizes.map(({ size, heads, latentWidth, factorHeads, printed }) => {
    const kept: readonly LayerShape[] = [
      keys(heads),
      keys(1),
      keys(2),
      { kind: 'latent', latentWidth, rotaryWidth: 32 },
      { kind: 'tensor-product', heads: factorHeads, headWidth, keyRank: 2, valueRank: 2 },
    ];
    return { size, printed, computed: kept.map((layer) => numbersPerToken([layer])) };
  });
}

/** Ratios of a Transformer's memory to YOCO's by length, as printed (2405.05254, figure on inference memory, 3B, H100). */
const ratios: readonly (readonly [tokens: number, ratio: number])[] = [
  [2 ** 15, 1.95],
  [2 ** 16, 2.32],
  [2 ** 17, 3.01],
  [2 ** 18, 4.16],
  [2 ** 19, 6.39],
  [2 ** 20, 9.38],
];

/**
 * What the totals contain besides the cache, weights and workspace, in bytes. The paper prints no such figure: these two are fitted to
 * its six ratios and to the 12.4 GB that it states at 1M tokens.
 */
const besides = { transformer: 12.9 * 2 ** 30, yoco: 8.4 * 2 ** 30 };

export interface OnceRow {
  readonly tokens: number;
  /** Bytes of the caches. */
  readonly transformer: number;
  readonly yoco: number;
  /** Bytes of the caches and what was fitted. */
  readonly transformerTotal: number;
  readonly yocoTotal: number;
  readonly printed: number;
}

/** YOCO's memory by length, 3B shape, 16 bit: a Transformer with as many layers and key/value heads beside it. */
export function onceTable(): readonly OnceRow[] {
  const once = publishedShapes.find(({ id }) => id === 'yoco-3b');
  if (!once) throw new RangeError('yoco-3b is not among the published shapes');
  const yocoLayout = layoutOf(once.layers, 16);
  const transformerLayout = layoutOf(
    layersOf(once.layers.length, { kind: 'softmax', keyValueHeads: 8, headWidth: once.headWidth, capacity: null }),
    16,
  );
  return ratios.map(([tokens, printed]) => {
    const transformer = cacheBytes(transformerLayout, tokens).total;
    const yoco = cacheBytes(yocoLayout, tokens).total;
    return {
      tokens,
      transformer,
      yoco,
      transformerTotal: transformer + besides.transformer,
      yocoTotal: yoco + besides.yoco,
      printed,
    };
  });
}

/** Single figures stated in papers, beside those from the layouts. */
export function printedFigures(): readonly {
  readonly id: 'v2' | 'v3' | 'yoco65' | 'infini' | 'memorizing';
  readonly computed: number;
  readonly unit: 'bytes' | 'numbers';
}[] {
  const layersBy = (id: string): readonly LayerShape[] => publishedShapes.find((shape) => shape.id === id)?.layers ?? [];
  const held = (layers: readonly LayerShape[], tokens: number, bits: number): number =>
    cacheBytes(layoutOf(layers, bits), tokens).total;
  const keys = (keyValueHeads: number, capacity: number | null): LayerShape => ({
    kind: 'softmax',
    keyValueHeads,
    headWidth: 128,
    capacity,
  });
  const memory: LayerShape = { kind: 'infini', heads: 8, keyWidth: 128, valueWidth: 128, segment: 2048 };
  return [
    { id: 'v2', computed: numbersPerToken(layersBy('deepseek-v2')), unit: 'numbers' },
    { id: 'v3', computed: held(layersBy('deepseek-v3'), 1, 16), unit: 'bytes' },
    { id: 'yoco65', computed: held(layersOf(80, keys(8, null)), 2 ** 19, 8), unit: 'bytes' },
    // The papers' table counts the memory without the segment that is being read.
    { id: 'infini', computed: held(layersOf(12, memory), 0, 8), unit: 'numbers' },
    // Transformer-XL's cache of 2 048 in 12 layers, and 65 000 keys in one.
    { id: 'memorizing', computed: held([...layersOf(12, keys(8, 2048)), keys(8, 65_000)], 65_000, 8), unit: 'numbers' },
  ];
}
