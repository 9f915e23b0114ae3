/** A model that is trained in the page: its switches, its curves, and where its head looks, while it learns. */
import { useStore } from 'zustand';
import type { TableData } from '../../../charts/figure/table';
import { useDisplay, useKeepsake } from '../../../store/react';
import { trainingOf } from '../../../store/training/training';
import { type Trained, lookedAt, settingsOf } from '../../../store/training/training-state';
import { wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import { HeadMatrix } from './head-matrix';
import { TrainingButtons } from './training-buttons';
import { TrainingCurves } from './training-curves';
import { TrainingFigures } from './training-figures';
import { TrainingSwitches } from './training-switches';
import styles from './training-panel.module.css';

const say = wordsOf('training');

export function TrainingPanel() {
  const keepsake = useKeepsake();
  const state = useStore(trainingOf(keepsake).store);
  const next = settingsOf(useDisplay((display) => display));
  const { run, before, error } = state;
  const snapshot = lookedAt(state);
  return (
    <Panel
      line={run ? say.line.run(run.settings, run.step, run.settings.steps) : say.line.idle(next.steps, next.batch)}
      tag="measured"
      idea={say.ideas[next.weighting]}
      maths={{ tex: equation, where: say.where }}
      table={() => tableOf(run)}
    >
      <div data-stage-out="1">
        <TrainingSwitches />
      </div>
      <TrainingButtons state={state} />
      {error !== null && <p className={frameStyles.error}>{say.failed(error)}</p>}
      {run && snapshot ? (
        <>
          <TrainingFigures state={state} snapshot={snapshot} />
          <div className={styles.parts}>
            <TrainingCurves run={run} before={before} cursor={snapshot.step} />
            <HeadMatrix run={run} snapshot={snapshot} />
          </div>
        </>
      ) : (
        <PanelMessage>{say.nothing}</PanelMessage>
      )}
    </Panel>
  );
}

/** A row per snapshot. */
function tableOf(run: Trained | null): TableData {
  const c = say.tableColumns;
  return {
    columns: [c.step, c.loss, c.ordinary, c.trigger, c.ratio],
    rows: (run?.snapshots ?? []).map((s) => [s.step, s.loss, s.ordinary, s.trigger, s.valueRatio]),
  };
}
