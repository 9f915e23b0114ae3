/** What a changed token touches: how far the residual stream moves at every token and layer, with the sink and without it. */
import { useCallback, useMemo, useState } from 'react';
import { type TableData, known } from '../../../charts/figure/table';
import { ColourLegend } from '../../../charts/legend';
import { colourScale } from '../../../charts/scale';
import { meanBehind } from '../../../insight/cone';
import { useDisplay, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { oneRowAtMost } from '../../data/nothing-read';
import { tokenText, useShownTheme, useText } from '../../data/text';
import buttonStyles from '../../kit/button.module.css';
import fill from '../../kit/fill.module.css';
import { Panel, PanelMessage } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import { type ConeCell, ConeMaps } from './cone-maps';
import styles from './cone-panel.module.css';
import { coneRow, equation } from './equation';
import { OtherToken } from './other-token';
import { type ConesRead, type ConesState, useCones } from './use-cones';

const say = wordsOf('cone');
const { place } = words.panels;

export function ConePanel() {
  const run = useRun();
  const text = useText();
  const locked = useDisplay((display) => display.locked.key);
  const [typed, setTyped] = useState<{ readonly of: unknown; readonly token: number | null }>({ of: null, token: null });
  const [cell, setCell] = useState<ConeCell | null>(null);
  const theme = useShownTheme();
  const { model, length } = text;
  const isPointed = locked !== null && locked >= 1 && locked < length - 1;
  const at = isPointed ? locked : Math.floor(length / 2);
  const own = typed.of === model ? typed.token : null;
  const state = useCones(text, at, own);
  const { read } = state;
  const scale = useMemo(() => colourScale({ stretch: 'log', theme }), [theme]);
  const onChoose = useCallback((key: number) => run('lock', { key: Math.max(1, key) }), [run]);
  const shown = cell && read && cell.token < read.tokens ? cell : null;
  const means = read && { whole: meanBehind(read.cones.whole), dropped: meanBehind(read.cones.dropped) };
  const readout = read && readoutOf(read, shown);
  const maps = useMemo(
    () =>
      read === null
        ? []
        : [
            { label: say.whole, rows: read.cones.whole.rows },
            { label: say.dropped, rows: read.cones.dropped.rows },
          ],
    [read],
  );
  const layers = model?.spec.layers.length ?? 0;
  const enough = length > 2;
  return (
    <Panel
      line={enough ? (read ? changeOf(read) : say.reading) : oneRowAtMost(text).line}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where, row: means && coneRow(layers, means.whole, means.dropped) }}
      legend={read && <ColourLegend scale={scale} label={say.legend} />}
      table={() => tableOf(read)}
    >
      {!enough || !model ? (
        <PanelMessage>{length === 2 ? say.short : oneRowAtMost(text).message}</PanelMessage>
      ) : (
        <>
          <OtherToken key={model.spec.id} model={model} token={own} onChoose={(token) => setTyped({ of: model, token })} />
          <Progress state={state} />
          {read && means && (
            <>
              <p className={frameStyles.readout} aria-live="off">
                {readout}
              </p>
              <div className={`${fill.fill} ${styles.fill}`}>
                <ConeMaps
                  maps={maps}
                  tokens={read.tokens}
                  changed={read.at}
                  scale={scale}
                  at={shown}
                  spoken={readout ?? ''}
                  onHover={setCell}
                  onChoose={onChoose}
                />
              </div>
              <p className={frameStyles.readout}>
                {Number.isFinite(means.whole) ? say.means(means.whole, means.dropped) : say.last}{' '}
                {read.tokens < read.text.length && say.bounded(read.tokens)}
              </p>
            </>
          )}
        </>
      )}
    </Panel>
  );
}

/** How the reading stands, and what can be done about it. */
function Progress({ state: { read, progress, isShort, work, error, start, stop } }: { readonly state: ConesState }) {
  if (error !== null) return <p className={frameStyles.error}>{say.failed(error)}</p>;
  if (work !== null)
    return (
      <p className={frameStyles.readout}>
        {say.much(work)}{' '}
        <button type="button" className={buttonStyles.button} onClick={start}>
          {say.start}
        </button>
      </p>
    );
  // A short reading that replaces a picture is over before it could be stopped.
  if (progress === null || (isShort && read !== null)) return null;
  return (
    <p className={frameStyles.quiet}>
      {say.progress(progress.done, progress.total)}{' '}
      <button type="button" className={buttonStyles.button} onClick={stop}>
        {say.stop}
      </button>
    </p>
  );
}

const tokenOf = ({ text }: ConesRead, index: number): string => place.token(index, text.label(index));

function changeOf(read: ConesRead): string {
  const { model } = read.text;
  return say.line(tokenOf(read, read.at), model ? tokenText(model, read.token) : '');
}

function readoutOf(read: ConesRead, cell: ConeCell | null): string {
  if (cell === null) return say.hint;
  const value = (rows: readonly Float32Array[]): number => rows[cell.row]?.[cell.token] ?? Number.NaN;
  const isLast = cell.row === read.cones.whole.rows.length - 1;
  return say.readout(
    tokenOf(read, cell.token),
    isLast ? null : cell.row,
    value(read.cones.whole.rows),
    value(read.cones.dropped.rows),
  );
}

function tableOf(read: ConesRead | null): TableData {
  const c = say.columns;
  const rows = read === null ? [] : read.cones.whole.rows;
  return {
    columns: [c.layer, c.token, c.text, c.whole, c.dropped],
    rows: rows.flatMap((values, layer) =>
      Array.from(values, (value, token) => [
        layer,
        token,
        read?.text.label(token) ?? '',
        known(value),
        known(read?.cones.dropped.rows[layer]?.[token]),
      ]),
    ),
  };
}
