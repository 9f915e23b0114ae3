/** Infini-attention: the segment that is read, the memory of those before it, and what each head takes from either. */
import type { MemoryFields } from '../../../attention/mechanism';
import type { TableData } from '../../../charts/figure/table';
import { segmentOf } from '../../../insight/infini-memory';
import { useFocus } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words, wordsOf } from '../../../words';
import { HeadLines } from '../../data/head-lines';
import { KeptMatrix } from '../../data/kept-matrix';
import { attentionOf } from '../../data/layer-attention';
import { OpenModel } from '../../kit/open-model';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import { headNumbers } from '../../data/head-cells';
import { type Text, useText } from '../../data/text';
import { OtherCaches } from './other-caches';
import { Gates } from './gates';
import { gatedRow } from './row';
import styles from '../../kit/parts.module.css';
import { Shares } from './shares';

const say = wordsOf('infini');

const { states } = words.panels;

export function InfiniPanel() {
  const text = useText();
  const focus = useFocus();
  const { model, length } = text;
  const { layer, head } = focus;
  const attention = attentionOf(text, layer);
  const row = focusedRow(focus, length);
  const fields = attention?.memory ?? null;
  const shown = fields !== null && row >= 0 && text.trace(row) !== undefined;
  return (
    <Panel
      line={
        attention && fields && row >= 0
          ? say.line(layer, attention.name, segmentOf(row, fields.segment).number, segmentOf(row, fields.segment).from)
          : attention
            ? say.none(layer, attention.name)
            : states.loading
      }
      tag={fields ? 'measured' : 'computed'}
      idea={say.idea}
      maths={{
        tex: equation,
        where: say.where,
        row: fields && gatedRow(row, fields.segment, text.trace(row)?.layers[layer]?.values[fields.gate]?.[head]),
      }}
      table={() => (fields ? numbersTable(text, layer, attention?.heads ?? 0, fields) : { columns: [], rows: [] })}
    >
      {fields && shown ? (
        <div className={styles.parts}>
          <Gates text={text} layer={layer} head={head} row={row} />
          <div className={styles.charts}>
            <Shares text={text} layer={layer} head={head} fields={fields} />
            <HeadLines
              text={text}
              layer={layer}
              heads={attention?.heads ?? 0}
              field={fields.norm}
              title={say.norms(fields.segment)}
              axis={say.normAxis}
              figure={say.normsFigure}
            />
          </div>
          <KeptMatrix
            text={text}
            layer={layer}
            head={head}
            row={row}
            array={fields.memory}
            empty={row < fields.segment}
            stageOut="3"
            say={say.matrix}
          />
          <OtherCaches text={text} layer={layer} fields={fields} tokens={row + 1} />
        </div>
      ) : !fields && model && attention ? (
        <OpenModel>{say.instead(attention.name)}</OpenModel>
      ) : (
        <PanelMessage>{model ? (length === 0 ? states.empty : states.dropped) : states.loading}</PanelMessage>
      )}
    </Panel>
  );
}

/** What every head showed at every row. */
function numbersTable(text: Text, layer: number, heads: number, fields: MemoryFields): TableData {
  const c = say.tableColumns;
  const known = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);
  const rows = Array.from({ length: heads }, (_, head) => {
    const [gate, share, norm] = [fields.gate, fields.share, fields.norm].map((field) => headNumbers(text, layer, head, field));
    return (gate ?? []).map((value, row) => [head, row, known(value), known(share?.[row]), known(norm?.[row])]);
  });
  return { columns: [c.head, c.row, c.gate, c.memory, c.norm], rows: rows.flat() };
}
