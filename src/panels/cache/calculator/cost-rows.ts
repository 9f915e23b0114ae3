/** The rows of the calculator: the model as it is, then the same shape with every other mechanism. */
import { growth } from '../../../attention/cache-bytes';
import type { CacheLayout } from '../../../attention/cache-layout';
import type { Palette } from '../../../charts/palette';
import { costOf, longestContext } from '../../../insight/shapes/cost';
import { cards, memoryOf } from '../../../insight/shapes/cards';
import { type MechanismId, alternativesOf, groupsOf } from '../../../insight/shapes/mechanisms';
import { type Shape, layoutOf } from '../../../insight/shapes/shape';
import { wordsOf } from '../../../words';
import type { CalculatorSettings } from './use-calculator';

const say = wordsOf('calculator');

export interface CostRow {
  /** `own` is the model as it is. */
  readonly id: MechanismId | 'own';
  readonly name: string;
  readonly colour: string;
  readonly dash: string | undefined;
  readonly layout: CacheLayout;
  /** Bytes of one text. */
  readonly perToken: number;
  readonly ceiling: number;
  /** The longest published context, in tokens; Infinity where none is published. */
  readonly reach: number;
  /** In the order of `cards`: tokens, Infinity for any, null for none; never beyond `reach`. */
  readonly fits: readonly (number | null)[];
}

/** Mechanisms of one family have one colour; their dashes tell them apart. */
const looks: Readonly<Record<MechanismId, readonly [series: number, dash?: string]>> = {
  mha: [0],
  gqa: [1],
  mqa: [2],
  mla: [3],
  'tpa-2': [4],
  'tpa-1': [4, '6 3'],
  window: [5],
  sinks: [5, '6 3'],
  'yoco-retention': [6],
  'yoco-window': [6, '6 3'],
  retention: [7],
  linear: [7, '6 3'],
  infini: [7, '2 3'],
};

/**
 * @param weights bytes in each memory besides the cache
 * @param longest the longest published context of the model as it is, in tokens
 */
export function costRows(
  shape: Shape,
  name: string,
  settings: CalculatorSettings,
  weights: number,
  palette: Palette,
  longest = Infinity,
): readonly CostRow[] {
  const bits = Number(settings.calculatorBits);
  const row = (id: CostRow['id'], label: string, colour: string, layout: CacheLayout, dash?: string): CostRow => {
    const { perToken, ceiling } = growth(layout);
    const reach = id === 'own' ? longest : Infinity;
    const fits = cards.map((card) => {
      const fitting = longestContext(layout, settings.calculatorBatch, memoryOf(card) - weights);
      return fitting === null ? null : Math.min(fitting, reach);
    });
    return { id, name: label, colour, dash, layout, perToken, ceiling, reach, fits };
  };
  return [
    row('own', say.asItIs(name), palette.ink, layoutOf(shape.layers, bits)),
    ...alternativesOf(shape, settings.calculatorWindow).map(({ id, layers }) => {
      const [series, dash] = looks[id];
      return row(id, say.mechanisms[id](groupsOf(shape) ?? 0), palette.series[series] ?? '', layoutOf(layers, bits), dash);
    }),
  ];
}

/** Bytes at a context, at most the longest published one: all texts of the batch, and the weights where they are counted. */
export function totalOf(
  { layout, reach }: CostRow,
  tokens: number,
  { calculatorBatch }: CalculatorSettings,
  weights: number,
): number {
  return costOf(layout, Math.min(tokens, reach), calculatorBatch) + weights;
}
