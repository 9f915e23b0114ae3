/** Norms of token 0 beside the other tokens': keys and values as the focused head reads them, and the hidden state that its layer hands on. */
import { median } from 'd3-array';
import { useMemo } from 'react';
import { Dots } from '../../../charts/dots';
import { type TableData, known } from '../../../charts/figure/table';
import { headRow, ownRow } from '../../../insight/attention';
import { focusedRow } from '../../../store/display';
import { useFocus } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { Panel, PanelMessage } from '../../kit/panel';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import { groupOf, normsOf, residualNorms } from '../../data/head-cells';
import { attentionOf } from '../../data/layer-attention';
import { oneRowAtMost } from '../../data/nothing-read';
import { type Text, useText } from '../../data/text';
import { equation } from './equation';
import { normsRow } from './row';
import styles from './norms-panel.module.css';

const say = wordsOf('norms');
const place = words.panels.place;

export function NormsPanel() {
  const text = useText();
  const { layer, head, key: cursor, query } = useFocus();
  const group = groupOf(text, layer, head);
  const layers = text.model?.spec.layers.length ?? 0;
  const { key, value } = useMemo(
    () => ({ key: normsOf(text, layer, group, 'keyNorm'), value: normsOf(text, layer, group, 'valueNorm') }),
    [text, layer, group],
  );
  // Before layer 0, and after each layer.
  const hidden = useMemo(() => Array.from({ length: layers + 1 }, (_, at) => residualNorms(text, at)), [text, layers]);
  const name = place.group(layer, group);
  const hasKeys = attentionOf(text, layer)?.keyValueHeads !== 0;
  const ofKeys = [
    { title: say.keyNorm(name), values: key, figure: say.figure(name) },
    { title: say.valueNorm(name), values: value, figure: say.figure(name) },
  ];
  const charts = [
    ...(hasKeys ? ofKeys : []),
    { title: say.hiddenNorm(layer), values: hidden[layer + 1] ?? [], figure: say.hiddenFigure(layer) },
  ];
  const enough = text.length > 1;
  const at = focusedRow({ query }, text.length);
  const trace = enough ? text.trace(at) : undefined;
  const weights = trace && !ownRow(trace, layer, head) ? headRow(trace, layer, head) : null;
  const first = weights?.[0] ?? Number.NaN;
  const row = normsRow(
    [...(hasKeys ? [normsBeside('k', key), normsBeside('v', value)] : []), normsBeside('x', hidden[layer + 1] ?? [])],
    hasKeys ? { row: at, weight: first, length: value[0] ?? Number.NaN } : null,
  );
  const line = hasKeys
    ? say.line(ratioOf(key), ratioOf(value), ratioOf(hidden[layer + 1] ?? []))
    : say.hiddenLine(ratioOf(hidden[layer + 1] ?? []), layer);
  return (
    <Panel
      line={enough ? line : oneRowAtMost(text).line}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where, row: row }}
      table={() => normsTable(text)}
    >
      {enough ? (
        <>
          <div className={styles.charts}>
            {charts.map(({ title, values, figure }) => (
              <div className={fill.part} key={title}>
                <h3 className={frameStyles.subtitle}>{title}</h3>
                <div className={`${fill.fill} ${styles.chart}`}>
                  <Dots
                    values={values}
                    accent={0}
                    cursor={cursor}
                    xTitle={say.tokenAxis}
                    yTitle={say.normAxis}
                    ariaLabel={figure}
                  />
                </div>
              </div>
            ))}
          </div>
          <p className={frameStyles.readout}>{say.hiddenRatios(hidden.map(ratioOf))}</p>
        </>
      ) : (
        <PanelMessage>{oneRowAtMost(text).message}</PanelMessage>
      )}
    </Panel>
  );
}

/** NaN of nothing; a value that is not known is left out. */
const medianOf = (values: readonly number[]): number => median(values) ?? Number.NaN;

const normsBeside = (letter: string, values: readonly number[]) => ({
  letter,
  first: values[0] ?? Number.NaN,
  others: medianOf(values.slice(1)),
});

/** Token 0's against the median of the others'. */
const ratioOf = (values: readonly number[]): number => (values[0] ?? Number.NaN) / medianOf(values.slice(1));

function normsTable(text: Text): TableData {
  const c = say.columns;
  return {
    columns: [c.layer, c.group, c.key, c.value, c.keyOthers, c.valueOthers, c.before, c.beforeOthers, c.after, c.afterOthers],
    rows: (text.model?.spec.layers ?? []).flatMap((_, layer) => {
      const [before, after] = [residualNorms(text, layer), residualNorms(text, layer + 1)];
      const groups = Math.max(1, attentionOf(text, layer)?.keyValueHeads ?? 1);
      return Array.from({ length: groups }, (_group, group) => {
        const key = normsOf(text, layer, group, 'keyNorm');
        const value = normsOf(text, layer, group, 'valueNorm');
        return [
          layer,
          group,
          known(key[0]),
          known(value[0]),
          known(medianOf(key.slice(1))),
          known(medianOf(value.slice(1))),
          known(before[0]),
          known(medianOf(before.slice(1))),
          known(after[0]),
          known(medianOf(after.slice(1))),
        ];
      });
    }),
  };
}
