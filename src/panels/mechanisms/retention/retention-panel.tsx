/** Retention: how fast each head forgets, the state that it keeps, and what can still be read from it. */
import { useMemo } from 'react';
import type { DecayFields } from '../../../attention/mechanism';
import type { TableData } from '../../../charts/figure/table';
import { decayOf } from '../../../insight/decay';
import { useFocus, useRun } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words, wordsOf } from '../../../words';
import buttonStyles from '../../kit/button.module.css';
import { KeptMatrix } from '../../data/kept-matrix';
import { attentionOf } from '../../data/layer-attention';
import { OpenModel } from '../../kit/open-model';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import partsStyles from '../../kit/parts.module.css';
import { headNumbers } from '../../data/head-cells';
import { type Text, useText } from '../../data/text';
import { DecayMatrix } from './decay-matrix';
import { Forms } from './forms';
import { HeadsTable } from './heads-table';
import { decayRow } from './row';

const say = wordsOf('retention');

const { states } = words.panels;

export function RetentionPanel() {
  const text = useText();
  const focus = useFocus();
  const { model, length } = text;
  const { layer, head } = focus;
  const attention = attentionOf(text, layer);
  const row = focusedRow(focus, length);
  const decay = attention?.decay ?? null;
  // Of the token that is looked at, else of the first.
  const key = focus.key === null || focus.key >= row ? 0 : focus.key;
  const gammas = decay && text.trace(row)?.layers[layer]?.values[decay.gamma];
  const lives = decay
    ? Array.from(gammas ?? [], (_, h) => decayOf(headNumbers(text, layer, h, decay.gamma))?.halfLife ?? []).flat()
    : [];
  return (
    <Panel
      line={
        attention && lives.length > 0
          ? say.line(layer, Math.min(...lives), Math.max(...lives), length - 1)
          : attention
            ? say.none(layer, attention.name)
            : states.loading
      }
      tag={decay ? 'measured' : 'computed'}
      idea={say.idea}
      maths={{
        tex: equation,
        where: say.where,
        row: decay && row > 0 ? decayRow(headNumbers(text, layer, head, decay.gamma), row, key) : null,
      }}
      table={() => (decay ? numbersTable(text, layer, attention?.heads ?? 0, decay) : { columns: [], rows: [] })}
    >
      {decay && gammas ? (
        <div className={partsStyles.parts}>
          <div className={partsStyles.words}>
            <HeadsTable text={text} layer={layer} head={head} row={row} gammas={gammas} decay={decay} />
            <Forms />
          </div>
          <DecayMatrix text={text} layer={layer} head={head} row={row} decay={decay} />
          <KeptMatrix text={text} layer={layer} head={head} row={row} array={decay.state} stageOut="always" say={say.state} />
        </div>
      ) : decay ? (
        <PanelMessage>{length === 0 ? states.empty : states.dropped}</PanelMessage>
      ) : model && attention ? (
        <Instead text={text} name={attention.name} />
      ) : (
        <PanelMessage>{states.loading}</PanelMessage>
      )}
    </Panel>
  );
}

/** What to look at instead: another layer of the model, or another model. */
function Instead({ text, name }: { readonly text: Text; readonly name: string }) {
  const run = useRun();
  const spec = text.model?.spec;
  const decaying = useMemo(
    () => spec?.layers.findIndex((_, layer) => attentionOf({ model: { spec } }, layer)?.decay) ?? -1,
    [spec],
  );
  if (decaying === -1) return <OpenModel>{say.instead(name)}</OpenModel>;
  return (
    <div>
      <PanelMessage>{say.instead(name)}</PanelMessage>
      <button type="button" className={buttonStyles.button} onClick={() => run('lock', { layer: decaying })}>
        {say.lookAt(decaying)}
      </button>
    </div>
  );
}

/** γ and the state's norm of every head at every row. */
function numbersTable(text: Text, layer: number, heads: number, decay: DecayFields): TableData {
  const c = say.tableColumns;
  const known = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);
  const rows = Array.from({ length: heads }, (_, head) => {
    const [gamma, norm] = [headNumbers(text, layer, head, decay.gamma), headNumbers(text, layer, head, decay.stateNorm)];
    return gamma.map((value, row) => [head, row, known(value), known(norm[row])]);
  });
  return { columns: [c.head, c.row, c.gamma, c.stateNorm], rows: rows.flat() };
}
