/** The frame of every panel: title, a line on what it shows now, figure, and below it as much as the page's depth asks for. */
import { type ReactNode, memo, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { TableData } from '../../charts/figure/table';
import { useSession } from '../../store/react';
import { words } from '../../words';
import { Controls } from './controls';
import { DataTable } from './data-table';
import { useEntry } from './entry-context';
import type { Exported } from './export-menu';
import { Foot, type Maths } from './foot';
import './panel-code.css';
import './panel-print.css';
import styles from './panel.module.css';

type Tag = keyof typeof words.panels.frame.tags;

interface PanelProps {
  readonly line: string;
  readonly tag: Tag;
  /** One sentence: what to look for. */
  readonly idea: string;
  /** The panel's own equation, or that of the mechanism; null until a model is loaded. */
  readonly maths: Maths | null;
  readonly legend?: ReactNode;
  /** A low figure, beside its words where there is room. */
  readonly strip?: boolean;
  /** The numbers of the figure for exports and the table; `first`: the table shows only that many rows, more may be returned. */
  readonly table: (first?: number) => TableData;
  readonly children: ReactNode;
}

const frame = words.panels.frame;

/** As high as its container where that has a height of its own: the figure takes what the words leave. As high as its content elsewhere. */
export function Panel({ line, tag, idea, maths, legend, strip = false, table, children }: PanelProps) {
  const { id, title, shows } = useEntry();
  const heading = useId();
  const numbers = useId();
  const figure = useRef<HTMLDivElement>(null);
  const [tableOpen, setTableOpen] = useState(false);
  // The menu reads the latest line and table when it is used, so that it is not rendered at every step.
  const latest = useRef<Exported>({ line, table });
  useEffect(() => {
    latest.current = { line, table };
  }, [line, table]);
  const shown = useCallback(() => latest.current, []);
  const toggleTable = useCallback(() => setTableOpen((open) => !open), []);
  return (
    <section className={styles.panel} data-panel={id} aria-labelledby={heading}>
      <div
        className={strip ? `${styles.inner} ${styles.strip}` : styles.inner}
        data-panel-part="inner"
        data-strip={strip || undefined}
      >
        <header className={styles.head}>
          <h2 className={styles.title} id={heading} title={shows} data-view-text>
            {title}
          </h2>
          <p className={styles.line}>
            <span className={styles.lineText} title={line} data-view-text>
              {line}
            </span>
            <OwnTag tag={tag} />
          </p>
          <Controls figure={figure} shown={shown} numbers={numbers} tableOpen={tableOpen} onTable={toggleTable} />
        </header>
        <div className={styles.figure} ref={figure} data-panel-part="figure">
          {children}
          {legend ? <div className={styles.legend}>{legend}</div> : null}
        </div>
        {tableOpen ? <DataTable id={numbers} title={title} table={table} /> : null}
        <Foot title={title} idea={idea} maths={maths} />
      </div>
    </section>
  );
}

/** What was measured of the open model was, of a recording, measured where it ran. */
function OwnTag({ tag }: { readonly tag: Tag }) {
  const recorded = useSession((s) => s.model?.recorded ?? null);
  return <SourceTag tag={tag} said={tag === 'measured' ? recorded?.say.tag : undefined} />;
}

interface SourceTagProps {
  readonly tag: Tag;
  /** In place of its own words. */
  readonly said?: { readonly name: string; readonly explain: string } | undefined;
}

/** Says where a number comes from. */
export const SourceTag = memo(function SourceTag({ tag, said = frame.tags[tag] }: SourceTagProps) {
  return (
    <span className={styles.tag} data-tag={tag} title={said.explain}>
      {said.name}
    </span>
  );
});

/** A sentence instead of a figure: nothing read yet, or a row whose trace was discarded. */
export function PanelMessage({ children }: { readonly children: ReactNode }) {
  return <p className={styles.state}>{children}</p>;
}
