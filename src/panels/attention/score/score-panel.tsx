/** Why a head looks at a token: its score by factors, and by who wrote the query and the key. */
import { useCallback, useMemo } from 'react';
import type { TableData } from '../../../charts/figure/table';
import { paletteOf } from '../../../charts/palette';
import { sinkOf } from '../../../decode/reader/reading-settings';
import { scoredLayer } from '../../../insight/score-weights';
import { focusedRow } from '../../../store/display';
import { useFocus, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { nothingRead } from '../../data/nothing-read';
import { useShownTheme, useText } from '../../data/text';
import { OtherLayer } from '../../kit/other-layer';
import { Panel, PanelMessage } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import { equationOf, scoreRow } from './equation';
import { FactorBars } from './factor-bars';
import styles from './score-panel.module.css';
import { type ShownScore, shownScore } from './shown-score';
import { useScoreTensors, useSeenScore } from './use-score';
import { WriterTable, sourceName } from './writer-table';

const say = wordsOf('score');
const { place, states } = words.panels;

export function ScorePanel() {
  const text = useText();
  const run = useRun();
  const { layer, head, key: pointed, query } = useFocus();
  const { model, length } = text;
  const row = focusedRow({ query }, length);
  const key = pointed ?? 0;
  const scored = useMemo(() => (model ? scoredLayer(model.spec, layer) : null), [model, layer]);
  const seen = useSeenScore(text, scored, row, key);
  const tensors = useScoreTensors(text, scored);
  const shown = useMemo(() => (seen && tensors ? shownScore(seen, tensors, head) : null), [seen, tensors, head]);
  const { accent, series } = paletteOf(useShownTheme());
  const onHover = useCallback((next: number | null) => run('preview', next === null ? null : { key: next }), [run]);
  const onLock = useCallback((next: number) => run('lock', { key: next }), [run]);
  const token = (index: number): string => place.token(index, text.label(index));
  const isSink = shown !== null && shown.key >= sinkOf(text.reading).from && shown.key < sinkOf(text.reading).to;
  const line = (): string => {
    if (!model || row < 0) return nothingRead(model).line;
    if (scored === null) return say.none(layer);
    if (key > row) return say.later(token(row), token(key));
    if (shown)
      return say.line(
        place.head(layer, head),
        token(shown.row),
        token(shown.key),
        shown.factors.score,
        place.percent(shown.weight),
      );
    return seen && tensors ? say.unseen(token(row), token(key)) : say.reading(token(row), token(key));
  };
  return (
    <Panel
      line={line()}
      tag="computed"
      idea={say.idea}
      maths={{
        tex: equationOf(scored?.shape.rope !== null, scored?.shape.scale !== undefined),
        where: say.where(scored?.shape.cap ?? null),
        row: shown && scoreRow(shown.row, shown.key, shown.factors, shown.scale),
      }}
      table={() => tableOf(shown)}
    >
      {model && row >= 0 && scored === null ? (
        <OtherLayer layer={model.spec.layers.findIndex((_, at) => scoredLayer(model.spec, at) !== null)}>
          {say.instead}
        </OtherLayer>
      ) : shown === null || key > row ? (
        <PanelMessage>{model && row < 0 ? states.empty : line()}</PanelMessage>
      ) : (
        <div className={styles.body}>
          <div className={styles.head}>
            <h3 className={frameStyles.subtitle}>{say.factorsTitle}</h3>
            <p className={styles.note} data-stage-out="1">
              {say.marks}
            </p>
          </div>
          <FactorBars shown={shown} colour={isSink ? accent : (series[0] ?? '')} onHover={onHover} onLock={onLock} />
          <h3 className={frameStyles.subtitle}>{say.writersTitle}</h3>
          <p className={frameStyles.readout}>
            {[
              say.adds(shown.sum, shown.factors.score),
              ...(shown.capped === null ? [] : [say.capped(shown.capped)]),
              ...(shown.unturned === null ? [] : [say.unturned(shown.row - shown.key, shown.unturned)]),
              ...(shown.placed === null ? [] : [say.placed(shown.placed)]),
            ].join(' ')}
          </p>
          <WriterTable shown={shown} />
        </div>
      )}
    </Panel>
  );
}

/** Every part of the score, of all writers. */
function tableOf(shown: ShownScore | null): TableData {
  const c = say.columns;
  return {
    columns: [c.query, c.key, c.part],
    rows: (shown?.table ?? []).flatMap((values, i) =>
      values.map((value, j) => [sourceName(shown?.queries[i]), sourceName(shown?.sources[j]), value]),
    ),
  };
}
