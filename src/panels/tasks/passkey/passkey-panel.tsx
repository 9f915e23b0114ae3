/** The passkey experiment: what each model still knows of a number said far back, by length and depth. */
import { sum } from 'd3-array';
import { useMemo, useState } from 'react';
import { type TableData, known } from '../../../charts/figure/table';
import { ColourLegend } from '../../../charts/legend';
import { colourScale } from '../../../charts/scale';
import { passkeyDepths, passkeyLengths } from '../../../decode/runs/passkey-text';
import { type PasskeyGrid, measuredGrid, recordedGrid } from '../../../insight/passkey';
import type { CatalogueEntry } from '../../../model/catalogue';
import { passkeyModels } from '../../../store/passkeys-state';
import { useAvailable, useKeepsake, usePasskeys, useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import buttonStyles from '../../kit/button.module.css';
import { Choice } from '../../kit/choice';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import frameStyles from '../../kit/panel.module.css';
import { useShownTheme } from '../../data/text';
import { RetrievalGrid } from './retrieval-grid';
import styles from './passkey-panel.module.css';

const say = wordsOf('passkey');

const counts = ['1', '2', '4', '8'] as const;

interface Shown {
  readonly entry: CatalogueEntry;
  readonly grid: PasskeyGrid;
}

export function PasskeyPanel() {
  const { catalogue } = useKeepsake();
  const theme = useShownTheme();
  const { answers, trials, error } = usePasskeys();
  const models = useMemo(() => passkeyModels(catalogue), [catalogue]);
  const measured = trials > 0;
  const shown = useMemo(
    () =>
      models.map((entry): Shown => {
        const own = answers[entry.id];
        return { entry, grid: measured ? measuredGrid(own ?? []) : recordedGrid(entry.figures) };
      }),
    [models, answers, measured],
  );
  const scale = useMemo(() => colourScale({ stretch: 'linear', theme }), [theme]);
  return (
    <Panel
      line={models.length === 0 ? say.line.none : measured ? say.line.measured(trials, models.length) : say.line.recorded}
      tag={measured ? 'measured' : 'recorded'}
      idea={say.idea}
      maths={{ tex: equation, where: say.where }}
      table={() => tableOf(shown)}
    >
      {models.length === 0 ? (
        <PanelMessage>{say.line.none}</PanelMessage>
      ) : (
        <>
          <div data-stage-out="always">
            <Controls models={models} />
          </div>
          {error !== null && <p className={frameStyles.error}>{error}</p>}
          <div className={styles.grids}>
            {shown.map(({ entry, grid }) => (
              <RetrievalGrid key={entry.id} entry={entry} grid={grid} scale={scale} />
            ))}
          </div>
          <div className={styles.below}>
            <p className={frameStyles.quiet} data-figure-text>
              {say.axes(models[0]?.trainedContext ?? 0)}
            </p>
            <ColourLegend scale={scale} label={say.legend} />
          </div>
        </>
      )}
    </Panel>
  );
}

function Controls({ models }: { readonly models: readonly CatalogueEntry[] }) {
  const run = useRun();
  const { running, now } = usePasskeys();
  const available = useAvailable('passkeys');
  const [count, setCount] = useState<(typeof counts)[number]>('2');
  const cells = models.length * passkeyDepths.length * Number(count);
  const tokens = sum(passkeyLengths) * sum(models, ({ trainedContext }) => trainedContext);
  return (
    <div className={styles.controls}>
      <Choice name={say.trials} value={count} options={counts.map((value) => ({ value, label: value }))} onChange={setCount} />
      <button
        type="button"
        className={buttonStyles.button}
        aria-disabled={!running && available !== true}
        title={available === true || running ? undefined : available}
        onClick={() => (running ? run('stopPasskeys') : run('passkeys', Number(count)))}
      >
        {running ? say.stop : say.start(cells * passkeyLengths.length, tokens * passkeyDepths.length * Number(count))}
      </button>
      {now && (
        <label className={styles.progress}>
          {say.progress(now.model, now.done, now.all)}
          <progress value={now.done} max={now.all} />
        </label>
      )}
    </div>
  );
}

/** One row per cell. */
function tableOf(shown: readonly Shown[]): TableData {
  const c = say.tableColumns;
  return {
    columns: [c.model, c.times, c.depth, c.share, c.texts],
    rows: shown.flatMap(({ entry, grid }) =>
      passkeyLengths.flatMap((times, i) =>
        passkeyDepths.map((depth, j) => [
          entry.id,
          times,
          depth,
          known(grid.shares[i]?.[j]),
          grid.asked === null ? null : (grid.asked[i]?.[j] ?? 0),
        ]),
      ),
    ),
  };
}
