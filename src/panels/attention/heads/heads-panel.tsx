/** What every head does with the same text: small multiples on one colour scale. */
import { useCallback, useMemo } from 'react';
import { type TableData, known } from '../../../charts/figure/table';
import { ColourLegend } from '../../../charts/legend';
import { type Multiple, Multiples } from '../../../charts/multiples';
import { colourScale } from '../../../charts/scale';
import type { HeadScores } from '../../../insight/attention';
import { properties } from '../../../store/properties';
import { useRun, useDisplay } from '../../../store/react';
import { words } from '../../../words';
import { ChoiceList } from '../../kit/choice-list';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import frameStyles from '../../kit/panel.module.css';
import styles from './heads-panel.module.css';
import { hasWeights, headCells } from '../../data/head-cells';
import { nothingRead } from '../../data/nothing-read';
import { useShownTheme, useText } from '../../data/text';
import { useScores } from '../../data/use-scores';
import { scoresRow } from './row';

const say = words.panels.heads;
const place = words.panels.place;
const orders = properties.headOrder.values;
export type HeadOrder = (typeof orders)[number];

export interface Head {
  readonly layer: number;
  readonly head: number;
  readonly scores: HeadScores | undefined;
}

export function HeadsPanel() {
  const run = useRun();
  const text = useText();
  const theme = useShownTheme();
  const { order, stretch, locked } = useDisplay((v) => ({ order: v.headOrder, stretch: v.colourStretch, locked: v.locked }));
  const { heads: scores, leftOut } = useScores(text);
  const scale = useMemo(() => colourScale({ stretch, theme, sink: true }), [stretch, theme]);
  const layers = text.model?.spec.layers.map(({ attention }) => attention.heads) ?? [];
  const all: readonly Head[] = layers.flatMap((count, layer) =>
    hasWeights(text, layer) ? Array.from({ length: count }, (_, head) => ({ layer, head, scores: scores[layer]?.[head] })) : [],
  );
  const without = layers.flatMap((_, layer) => (hasWeights(text, layer) ? [] : [layer]));
  const items: readonly Multiple[] = orderHeads(all, order).map(({ layer, head, scores: own }) => {
    const name = place.head(layer, head);
    const note = order === 'layer' ? '' : scoreText(own, order);
    return {
      id: `${layer}.${head}`,
      label: name,
      note,
      ariaLabel: say.figure(name, note),
      cells: headCells(text, layer, head, 'share'),
    };
  });
  const perLayer = Math.max(1, ...layers);
  const choose = useCallback(
    (id: string) => {
      const [layer = 0, head = 0] = id.split('.').map(Number);
      run('lock', { layer, head });
    },
    [run],
  );
  return (
    <Panel
      line={say.line(layers.length, perLayer, say.orders[order])}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where, row: scoresRow(locked.layer, locked.head, scores[locked.layer]?.[locked.head]) }}
      table={() => headsTable(all)}
      legend={
        <div className={styles.legend}>
          <ColourLegend scale={scale} label={words.panels.attention.legends.share[stretch]} />
        </div>
      }
    >
      {all.length > 1 && (
        <ChoiceList
          name={say.order}
          value={order}
          options={orders.map((value) => ({ value, label: say.orderNames[value] }))}
          onChange={(value) => run('headOrder', value)}
        />
      )}
      {text.length === 0 ? (
        <PanelMessage>{nothingRead(text.model).message}</PanelMessage>
      ) : (
        <Multiples
          items={items}
          group={perLayer}
          scale={scale}
          chosen={`${locked.layer}.${locked.head}`}
          ariaLabel={say.list}
          blockNote={say.block}
          onChoose={choose}
        />
      )}
      {without.length > 0 && <p className={frameStyles.quiet}>{words.panels.states.noWeightsIn(without)}</p>}
      {leftOut > 0 && <p className={frameStyles.quiet}>{words.panels.states.droppedRows(leftOut)}</p>}
    </Panel>
  );
}

/** Heads by layer, or the highest score first (for entropy the lowest: the most focused). Ties keep their order. */
export function orderHeads(heads: readonly Head[], order: HeadOrder): readonly Head[] {
  if (order === 'layer') return heads;
  const sign = order === 'entropy' ? 1 : -1;
  const score = ({ scores }: Head): number => (scores && Number.isFinite(scores[order]) ? sign * scores[order] : Infinity);
  return heads.toSorted((a, b) => score(a) - score(b));
}

function scoreText(scores: HeadScores | undefined, order: Exclude<HeadOrder, 'layer'>): string {
  const value = scores?.[order];
  return value === undefined || Number.isNaN(value) ? say.score.none : say.score[order](value);
}

function headsTable(heads: readonly Head[]): TableData {
  const c = say.columns;
  return {
    columns: [c.head, c.sink, c.entropy, c.distance, c.previous, c.induction],
    rows: heads.map(({ layer, head, scores }) => [
      place.head(layer, head),
      known(scores?.sink),
      known(scores?.entropy),
      known(scores?.distance),
      known(scores?.previous),
      known(scores?.induction),
    ]),
  };
}
