/** What the table of heads shows: a number for each, its colours, and its words. */
import { roundAbove } from '../../../charts/room';
import { type ColourScale, colourScale } from '../../../charts/scale';
import type { Theme } from '../../../charts/palette';
import { type HeadScores, headRow, movedShare } from '../../../insight/attention';
import type { SavedState } from '../../../store/properties';
import { words, wordsOf } from '../../../words';
import { hasWeights, valueNorms } from '../../data/head-cells';
import type { Text } from '../../data/text';

const say = wordsOf('sinks');
const place = words.panels.place;

export type SinkStatistic = SavedState['sinkStatistic'];

export interface Heat {
  readonly title: string;
  /** [layer][head] */
  readonly values: readonly (readonly number[])[];
  readonly scale: ColourScale;
  readonly legend: string;
  readonly cell: (layer: number, head: number) => string;
}

/** [layer][head] a number of the row with this index; NaN where its trace was discarded, or the layer has no weights per token. */
function ofRow(text: Text, of: (layer: number, head: number) => number): number[][] {
  return (text.model?.spec.layers ?? []).map(({ attention }, layer) =>
    Array.from({ length: attention.heads }, (_, head) => of(layer, head)),
  );
}

/** Each head's share on token 0 at a row. */
export function sharesNow(text: Text, row: number): number[][] {
  const trace = row > 0 ? text.trace(row) : undefined;
  return ofRow(text, (layer, head) => {
    const weights = trace && headRow(trace, layer, head);
    return weights ? (weights[0] ?? 0) : Number.NaN;
  });
}

/** Each head's part of what a row moves that is token 0's: α₀·‖v₀‖ over Σ α·‖v‖. */
export function movedNow(text: Text, row: number): number[][] {
  const trace = row > 0 ? text.trace(row) : undefined;
  return ofRow(text, (layer, head) => {
    const weights = trace && headRow(trace, layer, head);
    return weights ? movedShare(weights, valueNorms(text, layer, head)) : Number.NaN;
  });
}

/** What is of the sink alone has its hue. */
const inSinkHue = (scale: ColourScale): ColourScale => ({ ...scale, ...scale.sink, key: `${scale.key} alone`, sink: null });

/** A cell of a layer whose heads have no share to show. */
const without = (layer: number, head: number): string => words.panels.states.noWeightsOf(place.head(layer, head));

export function heatOf(
  text: Text,
  statistic: SinkStatistic,
  heads: readonly (readonly HeadScores[])[],
  row: number,
  theme: Theme,
): Heat {
  const shares = inSinkHue(colourScale({ stretch: 'linear', theme, sink: true }));
  const shareCell =
    (values: readonly (readonly number[])[], name: (head: string, share: string) => string) =>
    (layer: number, head: number): string =>
      hasWeights(text, layer)
        ? name(place.head(layer, head), place.share(values[layer]?.[head] ?? Number.NaN))
        : without(layer, head);
  const common = { scale: shares, legend: say.legendShare };
  switch (statistic) {
    case 'mean': {
      const values = heads.map((layer) => layer.map(({ sink }) => sink));
      return { ...common, title: say.heatMean(text.length - 1), values, cell: shareCell(values, say.heatCell) };
    }
    case 'now': {
      const values = sharesNow(text, row);
      return { ...common, title: say.heatNow(row), values, cell: shareCell(values, say.heatCell) };
    }
    case 'moved': {
      const values = movedNow(text, row);
      return { ...common, title: say.heatMoved(row), legend: say.legendMoved, values, cell: shareCell(values, say.movedCell) };
    }
    case 'entropy': {
      const values = heads.map((layer) => layer.map(({ entropy }) => entropy));
      return {
        title: say.heatEntropy(text.length - 1),
        values,
        scale: colourScale({ stretch: 'linear', theme, maximum: roundAbove(Math.max(1, Math.log2(text.length))) }),
        legend: say.legendEntropy,
        cell: (layer, head) =>
          hasWeights(text, layer)
            ? say.entropyCell(place.head(layer, head), place.bits(values[layer]?.[head] ?? Number.NaN))
            : without(layer, head),
      };
    }
  }
}
