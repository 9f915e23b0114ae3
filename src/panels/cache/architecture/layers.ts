/** The model's layers as the strip draws them. */
import type { Palette } from '../../../charts/palette';
import type { TableData } from '../../../charts/figure/table';
import { cacheBytes } from '../../../attention/cache-bytes';
import type { LoadedModel } from '../../../decode/session/session-state';
import { layerLayout } from '../../../insight/cache';
import { sharedCache } from '../../../insight/shared-cache';
import { type Growth, type KeptNumbers, keptNumbers } from '../../../insight/kept-numbers';
import { wordsOf } from '../../../words';
import { attentionOf } from '../../data/layer-attention';

const say = wordsOf('architecture');

export interface LayerCell {
  readonly layer: number;
  readonly name: string;
  readonly heads: number;
  /** Width of its MLP; null: it has none. */
  readonly mlp: number | null;
  readonly kept: readonly KeptNumbers[];
  /** What it keeps of the tokens that are in the cache. */
  readonly bytes: number;
  /** The layer whose cache it reads; null: its own. */
  readonly reads: number | null;
}

/** Every layer with what it keeps of `tokens` tokens. */
export function layerCells(model: LoadedModel, tokens: number): readonly LayerCell[] {
  const { layers } = model.spec;
  const shared = sharedCache(layers);
  return layers.map(({ attention, mlp }, layer) => {
    const own = layerLayout(model.layout, layer);
    return {
      layer,
      name: attentionOf({ model }, layer)?.name ?? '',
      heads: attention.heads,
      mlp: mlp?.hidden ?? null,
      kept: keptNumbers(own),
      bytes: cacheBytes(own, tokens).total,
      reads: shared && layer !== shared.fills && shared.readers.includes(layer) ? shared.fills : null,
    };
  });
}

/** What a layer keeps, in words; or in fewer, where there is little room. */
export function keptText({ kept, reads }: LayerCell, short = false): string {
  if (reads !== null) return say.reads(reads);
  const windowText = short ? say.kept.windowShort : say.kept.window;
  return kept
    .map(({ growth, numbers, capacity }) =>
      growth === 'window' ? windowText(numbers, capacity ?? 0) : say.kept[growth](numbers),
    )
    .join(' + ');
}

/** How a bar's colour says how its bytes grow. */
export const growthColours = ({ series }: Palette): Readonly<Record<Growth, string>> => ({
  token: series[0] ?? '',
  window: series[2] ?? '',
  constant: series[1] ?? '',
});

export function layersTable(cells: readonly LayerCell[]): TableData {
  const c = say.columns;
  const sum = (kept: readonly KeptNumbers[], which: (growth: Growth) => boolean): number =>
    kept.filter(({ growth }) => which(growth)).reduce((total, { numbers }) => total + numbers, 0);
  return {
    columns: [c.layer, c.attention, c.heads, c.mlp, c.perToken, c.capacity, c.constant, c.bytes, c.reads],
    rows: cells.map(({ layer, name, heads, mlp, kept, bytes, reads }) => [
      layer,
      name,
      heads,
      mlp,
      sum(kept, (growth) => growth !== 'constant'),
      kept.find(({ capacity }) => capacity !== null)?.capacity ?? null,
      sum(kept, (growth) => growth === 'constant'),
      bytes,
      reads,
    ]),
  };
}
