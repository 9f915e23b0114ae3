/** Infini-attention: the segment that is read, the memory of those before it, and what each head takes from either. */
import type { TableData } from '../../../charts/figure/table';
import { segmentOf } from '../../../insight/infini-memory';
import { useFocus } from '../../../store/react';
import { words } from '../../../words';
import { memory as say } from '../../../words/en/infini';
import { HeadLines } from '../../data/head-lines';
import { KeptMatrix } from '../../data/kept-matrix';
import { attentionOf } from '../../data/layer-attention';
import { OpenModel } from '../../kit/open-model';
import { Panel, PanelState } from '../../kit/panel';
import { headNumbers } from '../../data/head-cells';
import { type Text, useText } from '../../data/text';
import { BytesView } from './bytes-view';
import { GatesView } from './gates-view';
import styles from '../../kit/parts.module.css';
import { segmentLength } from './segments';
import { SharesView } from './shares-view';

const { title } = words.panels.memory;
const { states } = words.panels;

export function InfiniPanel() {
  const text = useText();
  const focus = useFocus();
  const { model, length } = text;
  const { layer, head } = focus;
  const attention = attentionOf(text, layer);
  const row = Math.min(focus.query ?? length - 1, length - 1);
  const segment = attention?.compresses ? segmentLength(text, layer) : null;
  const shown = segment !== null && row >= 0 && text.trace(row) !== undefined;
  return (
    <Panel
      id="memory"
      title={title}
      line={
        attention && segment !== null && row >= 0
          ? say.line(layer, attention.name, segmentOf(row, segment).number, segmentOf(row, segment).from)
          : attention
            ? say.none(layer, attention.name)
            : states.loading
      }
      tag={segment === null ? 'computed' : 'measured'}
      caption={say.caption}
      where={say.where}
      table={() => (segment === null ? { columns: [], rows: [] } : numbersTable(text, layer, attention?.heads ?? 0))}
    >
      {segment !== null && shown ? (
        <div className={styles.parts}>
          <GatesView text={text} layer={layer} head={head} row={row} />
          <SharesView text={text} layer={layer} head={head} />
          <KeptMatrix text={text} layer={layer} head={head} row={row} array="memory" empty={row < segment} say={say.matrix} />
          <HeadLines
            text={text}
            layer={layer}
            heads={attention?.heads ?? 0}
            field="memoryNorm"
            title={say.norms(segment)}
            axis={say.normAxis}
            figure={say.normsFigure}
          />
          <BytesView text={text} layer={layer} segment={segment} tokens={row + 1} />
        </div>
      ) : segment === null && model && attention ? (
        <OpenModel of="memory">{say.instead(attention.name)}</OpenModel>
      ) : (
        <PanelState>{model ? (length === 0 ? states.empty : states.dropped) : states.loading}</PanelState>
      )}
    </Panel>
  );
}

/** What every head showed at every row. */
function numbersTable(text: Text, layer: number, heads: number): TableData {
  const c = say.tableColumns;
  const known = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);
  const rows = Array.from({ length: heads }, (_, head) => {
    const [gate, share, norm] = (['gate', 'memoryShare', 'memoryNorm'] as const).map((field) =>
      headNumbers(text, layer, head, field),
    );
    return (gate ?? []).map((value, row) => [head, row, known(value), known(share?.[row]), known(norm?.[row])]);
  });
  return { columns: [c.head, c.row, c.gate, c.memory, c.norm], rows: rows.flat() };
}
