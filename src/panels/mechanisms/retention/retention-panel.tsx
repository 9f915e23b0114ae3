/** Retention: how fast each head forgets, the state that it keeps, and what can still be read from it. */
import { useMemo } from 'react';
import type { TableData } from '../../../charts/figure/table';
import { fadingOf } from '../../../insight/fading';
import { useFocus, useRun } from '../../../store/react';
import { words } from '../../../words';
import { retention as say } from '../../../words/en/retention';
import buttonStyles from '../../kit/button.module.css';
import { HeadLines } from '../../data/head-lines';
import { KeptMatrix } from '../../data/kept-matrix';
import { attentionOf } from '../../data/layer-attention';
import { OpenModel } from '../../kit/open-model';
import { Panel, PanelState } from '../../kit/panel';
import partsStyles from '../../kit/parts.module.css';
import { headNumbers } from '../../data/head-cells';
import { type Text, useText } from '../../data/text';
import { DecayView } from './decay-view';
import { Forms } from './forms';
import { HeadsTable } from './heads-table';

const { title } = words.panels.retention;
const { states } = words.panels;

export function RetentionPanel() {
  const text = useText();
  const focus = useFocus();
  const { model, length } = text;
  const { layer, head } = focus;
  const attention = attentionOf(text, layer);
  const row = Math.min(focus.query ?? length - 1, length - 1);
  const gammas = text.trace(row)?.layers[layer]?.values['gamma'];
  const lives = Array.from(gammas ?? [], (_, h) => fadingOf(headNumbers(text, layer, h, 'gamma'))?.halfLife ?? []).flat();
  const fades = attention?.fades ?? false;
  return (
    <Panel
      id="retention"
      title={title}
      line={
        attention && lives.length > 0
          ? say.line(layer, attention.name, Math.min(...lives), Math.max(...lives), length - 1)
          : attention
            ? say.none(layer, attention.name)
            : states.loading
      }
      tag={fades ? 'measured' : 'computed'}
      caption={say.caption}
      where={say.where}
      table={() => (fades ? numbersTable(text, layer, attention?.heads ?? 0) : { columns: [], rows: [] })}
    >
      {fades && gammas ? (
        <div className={partsStyles.parts}>
          <HeadsTable text={text} layer={layer} head={head} row={row} gammas={gammas} />
          <DecayView text={text} layer={layer} head={head} row={row} />
          <KeptMatrix text={text} layer={layer} head={head} row={row} array="state" say={say.state} />
          <HeadLines
            text={text}
            layer={layer}
            heads={gammas.length}
            field="stateNorm"
            title={say.norms}
            axis={say.normAxis}
            figure={say.normsFigure}
          />
          <Forms />
        </div>
      ) : fades ? (
        <PanelState>{length === 0 ? states.empty : states.dropped}</PanelState>
      ) : model && attention ? (
        <Instead text={text} name={attention.name} />
      ) : (
        <PanelState>{states.loading}</PanelState>
      )}
    </Panel>
  );
}

/** What to look at instead: another layer of the model, or another model. */
function Instead({ text, name }: { readonly text: Text; readonly name: string }) {
  const run = useRun();
  const spec = text.model?.spec;
  const fading = useMemo(
    () => spec?.layers.findIndex((_, layer) => attentionOf({ model: { spec } }, layer)?.fades) ?? -1,
    [spec],
  );
  if (fading === -1) return <OpenModel of="retention">{say.instead(name)}</OpenModel>;
  return (
    <div>
      <PanelState>{say.instead(name)}</PanelState>
      <button type="button" className={buttonStyles.button} onClick={() => run('lock', { layer: fading })}>
        {say.lookAt(fading)}
      </button>
    </div>
  );
}

/** γ and the state's norm of every head at every row. */
function numbersTable(text: Text, layer: number, heads: number): TableData {
  const c = say.tableColumns;
  const known = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);
  const rows = Array.from({ length: heads }, (_, head) => {
    const [gamma, norm] = [headNumbers(text, layer, head, 'gamma'), headNumbers(text, layer, head, 'stateNorm')];
    return gamma.map((value, row) => [head, row, known(value), known(norm[row])]);
  });
  return { columns: [c.head, c.row, c.gamma, c.stateNorm], rows: rows.flat() };
}
