/** The cache as it grows: its slots, its bytes, and what it saves, with the proof. */
import { useMemo } from 'react';
import { type TableData, known } from '../../../charts/figure/table';
import type { Equation } from '../../../attention/mechanism';
import { policies } from '../../../decode/policies';
import type { ReadingSettings } from '../../../decode/reader/reading-settings';
import type { LoadedModel } from '../../../decode/session/session-state';
import type { StepTrace } from '../../../engine/trace';
import { liveAt } from '../../../insight/cache';
import { bytesByTerm, hasSlots, keptAlike, totalBytes } from '../../../insight/growth';
import { cachedMultiplications, wholeMultiplications } from '../../../insight/multiplications';
import { focusedRow } from '../../../store/display';
import { useFocus } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { bytesRow } from '../../data/cache-terms';
import { attentionOf } from '../../data/layer-attention';
import { type Text, useText } from '../../data/text';
import { Panel, PanelMessage } from '../../kit/panel';
import { BytesCurve } from './bytes-curve';
import { savedEquation, savedRow } from './row';
import { Saved } from './saved';
import { Slots, SlotsLegend } from './slots';
import styles from './growth-panel.module.css';

const say = wordsOf('growth');
const { states } = words.panels;

export function GrowthPanel() {
  const text = useText();
  const focus = useFocus();
  const { model, length, reading } = text;
  const row = focusedRow(focus, length);
  const trace = row < 0 ? undefined : text.trace(row);
  const terms = useMemo(
    () => (model && row >= 0 ? bytesByTerm(model.layout, liveAt(trace, row, reading)) : null),
    [model, trace, row, reading],
  );
  if (!model || !terms) {
    return (
      <Panel
        line={model ? states.empty : states.loading}
        tag="computed"
        idea={say.idea}
        maths={null}
        table={() => ({ columns: [], rows: [] })}
      >
        <PanelMessage>{model ? states.empty : states.loading}</PanelMessage>
      </Panel>
    );
  }
  const equation = attentionOf(text, focus.layer)?.equations.cache;
  return (
    <Panel
      line={say.line(terms.perToken, terms.constant, totalBytes(terms))}
      tag="computed"
      idea={
        hasSlots(keptAlike(model.spec, model.layout)) ? say.idea : say.ideas[terms.perToken.length === 0 ? 'state' : 'segment']
      }
      maths={equation ? mathsOf(equation, model, trace, bytesRow(model.layout, liveAt(trace, row, reading)), reading) : null}
      table={(first) => growthTable(text, first)}
    >
      <div className={styles.whole}>
        <div className={styles.pictures}>
          {trace ? <Slots text={text} model={model} row={trace} /> : <PanelMessage>{say.noRow}</PanelMessage>}
          <BytesCurve model={model} reading={reading} rows={length} cursor={focus.query} />
        </div>
        <SlotsLegend text={text} model={model} />
        <Saved model={model} trace={trace} reading={reading} />
      </div>
    </Panel>
  );
}

function mathsOf(
  { tex, where }: Equation,
  { spec, recorded }: LoadedModel,
  trace: StepTrace | undefined,
  bytes: string,
  { policy }: ReadingSettings,
) {
  const recomputes = policies[policy.kind].recomputes;
  // What a recorded model multiplied is not known.
  if (recorded) return { tex, where, row: bytes };
  const saved = trace
    ? savedRow(trace.index, wholeMultiplications(spec, trace.index + 1), cachedMultiplications(spec, trace, recomputes))
    : null;
  const gap = String.raw`, \qquad `;
  return {
    tex: `${tex}${gap}${savedEquation}`,
    where: `${where} ${say.where}`,
    row: saved === null ? bytes : `${bytes}${gap}${saved}`,
  };
}

function growthTable(text: Text, first = Infinity): TableData {
  const { model, length, reading } = text;
  const { token, live, bytes, cached, whole } = say.columns;
  const recomputes = policies[reading.policy.kind].recomputes;
  return {
    columns: [token, live, bytes, cached, whole],
    rows: Array.from({ length: model ? Math.min(first, length) : 0 }, (_, index) => {
      const trace = text.trace(index);
      const kept = liveAt(trace, index, reading);
      if (!model) return [];
      return [
        index,
        kept,
        totalBytes(bytesByTerm(model.layout, kept)),
        trace ? known(cachedMultiplications(model.spec, trace, recomputes)) : null,
        known(wholeMultiplications(model.spec, index + 1)),
      ];
    }),
  };
}
