/** The frame of every panel: title, a line on what it shows now, figure, caption, equation, table. */
import { type ReactNode, memo, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Equation as MechanismEquation } from '../../attention/mechanism';
import type { TableData } from '../../charts/figure/table';
import { useRun, useDisplay } from '../../store/react';
import { words } from '../../words';
import { useEntry } from './entry-context';
import { Equation } from './equation';
import { type Exported, ExportMenu } from './export-menu';
import { Icon } from './icon';
import './panel-print.css';
import styles from './panel.module.css';
import { DataTable } from './data-table';

type Tag = keyof typeof words.panels.frame.tags;

interface PanelProps {
  readonly line: string;
  readonly tag: Tag;
  readonly caption: string;
  /** In TeX, with the meaning of its letters: the panel's own, or that of the mechanism; null until a model is loaded. */
  readonly equation: MechanismEquation | null;
  readonly legend?: ReactNode;
  /** A low figure, beside its words where there is room. */
  readonly strip?: boolean;
  /** The numbers of the figure for exports and the table; `first`: the table shows only that many rows, more may be returned. */
  readonly table: (first?: number) => TableData;
  readonly children: ReactNode;
}

const frame = words.panels.frame;

export function Panel({ line, tag, caption, equation, legend, strip = false, table, children }: PanelProps) {
  const { id, title, shows } = useEntry();
  const heading = useId();
  const figure = useRef<HTMLDivElement>(null);
  const [tableOpen, setTableOpen] = useState(false);
  // The menu reads the latest line and table when it is used, so that it is not rendered at every step.
  const latest = useRef<Exported>({ line, table });
  useEffect(() => {
    latest.current = { line, table };
  }, [line, table]);
  const shown = useCallback(() => latest.current, []);
  return (
    <section className={styles.panel} data-panel={id} aria-labelledby={heading}>
      <div className={strip ? `${styles.inner} ${styles.strip}` : styles.inner} data-panel-part="inner">
        <header className={styles.head}>
          <h2 className={styles.title} id={heading} title={shows}>
            {title}
          </h2>
          <Controls figure={figure} shown={shown} />
          <p className={styles.line}>
            {line}
            <SourceTag tag={tag} />
          </p>
        </header>
        <div className={styles.figure} ref={figure} data-panel-part="figure">
          {children}
          {legend ? <div className={styles.legend}>{legend}</div> : null}
        </div>
        <p className={styles.caption}>{caption}</p>
        <div className={styles.more}>
          {equation ? <Equation {...equation} /> : null}
          <DataTable title={title} table={tableOpen ? table : null} onToggle={setTableOpen} />
        </div>
      </div>
    </section>
  );
}

/** Says where a number comes from. */
export const SourceTag = memo(function SourceTag({ tag }: { readonly tag: Tag }) {
  return (
    <span className={styles.tag} data-tag={tag} title={frame.tags[tag].explain}>
      {frame.tags[tag].name}
    </span>
  );
});

interface ControlsProps {
  readonly shown: () => Exported;
  readonly figure: React.RefObject<HTMLDivElement | null>;
}

/** Its menu is dozens of components, which no step changes. */
const Controls = memo(function Controls({ figure, shown }: ControlsProps) {
  const { id, title } = useEntry();
  const run = useRun();
  const maximised = useDisplay((display) => display.maximised === id);
  const maximise = maximised ? frame.restore : frame.maximise;
  return (
    <div className={styles.controls} role="group" aria-label={frame.controls(title)}>
      <ExportMenu id={id} title={title} figure={figure} shown={shown} />
      <button type="button" className={styles.control} aria-label={maximise} title={maximise} onClick={() => run('maximise', id)}>
        <Icon path={maximised ? 'M6 2v4H2M10 14v-4h4' : 'M10 2h4v4M6 14H2v-4'} />
      </button>
      <button type="button" className={styles.control} aria-label={frame.hide} title={frame.hide} onClick={() => run('hide', id)}>
        <Icon path="M4 4l8 8M12 4l-8 8" />
      </button>
    </div>
  );
});

/** A sentence instead of a figure: nothing read yet, or a row whose trace was discarded. */
export function PanelMessage({ children }: { readonly children: ReactNode }) {
  return <p className={styles.state}>{children}</p>;
}
