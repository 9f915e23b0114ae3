/** What can be done with a panel as a whole: save it, read its numbers, and where it is shown. */
import { type RefObject, memo } from 'react';
import { useDisplay, useRun } from '../../store/react';
import { words } from '../../words';
import { useEntry } from './entry-context';
import { type Exported, ExportMenu } from './export-menu';
import { Icon } from './icon';
import styles from './controls.module.css';

const frame = words.panels.frame;

interface ControlsProps {
  readonly shown: () => Exported;
  readonly figure: RefObject<HTMLDivElement | null>;
  /** The id of the table while it is open. */
  readonly numbers: string;
  readonly tableOpen: boolean;
  readonly onTable: () => void;
}

/** Its menu is dozens of components, which no step changes. */
export const Controls = memo(function Controls({ figure, shown, numbers, tableOpen, onTable }: ControlsProps) {
  const { id, title } = useEntry();
  const run = useRun();
  const { maximised, onWorkbench } = useDisplay((display) => ({
    maximised: display.maximised === id,
    onWorkbench: display.view === 'workbench',
  }));
  const maximise = maximised ? frame.restore : frame.maximise;
  return (
    <div className={styles.controls} data-panel-part="controls" role="group" aria-label={frame.controls(title)}>
      <button
        type="button"
        className={styles.control}
        aria-label={frame.table}
        title={frame.table}
        aria-expanded={tableOpen}
        {...(tableOpen ? { 'aria-controls': numbers } : {})}
        onClick={onTable}
      >
        <Icon path="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9" />
      </button>
      <ExportMenu id={id} title={title} figure={figure} shown={shown} />
      <Control
        name={maximise}
        path={maximised ? 'M6 2v4H2M10 14v-4h4' : 'M10 2h4v4M6 14H2v-4'}
        onPress={() => run('maximise', id)}
      />
      {onWorkbench ? (
        <Control name={frame.hide} path="M4 4l8 8M12 4l-8 8" onPress={() => run('hide', id)} />
      ) : (
        <Control
          name={frame.toWorkbench}
          path="M2.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4zM11.5 2v5M9 4.5h5"
          onPress={() => run('toWorkbench', id)}
        />
      )}
    </div>
  );
});

interface ControlProps {
  readonly name: string;
  /** An SVG path in a square of 16. */
  readonly path: string;
  readonly onPress: () => void;
}

function Control({ name, path, onPress }: ControlProps) {
  return (
    <button type="button" className={styles.control} aria-label={name} title={name} onClick={onPress}>
      <Icon path={path} />
    </button>
  );
}
