/** The workbench: any panels in rows that can be resized, or in one column on a narrow page. */
import { sum } from 'd3-array';
import { Fragment, useEffect, useRef } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { type PanelId, panels } from '../panels';
import { useBusyMark, useKeepsake, useLaneCount, useSession, useDisplay } from '../store/react';
import { PanelBody } from './panel-body';
import { type PanelRow, narrowOrder, rowsOf } from './panel-rows';
import { layouts } from './storage';
import styles from './workbench.module.css';

interface WorkbenchProps {
  readonly inColumn: boolean;
}

export function Workbench({ inColumn }: WorkbenchProps) {
  const { hidden } = useDisplay((display) => ({ hidden: display.hidden }));
  const spec = useSession(({ model }) => ({ spec: model?.spec ?? null })).spec;
  const lanes = useLaneCount();
  const shown = rowsOf(spec, hidden, lanes);
  const bench = useRef<HTMLDivElement>(null);
  useSentInSight(bench);
  useBusyMark(bench);
  return (
    <div className={styles.bench} ref={bench} data-view="workbench">
      {inColumn ? (
        shown
          .flatMap((row) => row.panels)
          .toSorted(([a], [b]) => narrowOrder.indexOf(a) - narrowOrder.indexOf(b))
          .map(([id]) => (
            <div className={styles.item} key={id}>
              <Body id={id} />
            </div>
          ))
      ) : (
        <Rows shown={shown} key={shown.map((row) => `${row.height} ${row.panels.map(([id]) => id).join()}`).join(';')} />
      )}
    </div>
  );
}

/** Brings a panel that was sent here into sight, and the focus to it. */
function useSentInSight(bench: React.RefObject<HTMLDivElement | null>): void {
  const { display } = useKeepsake();
  const sent = useDisplay((now) => now.sent);
  useEffect(() => {
    if (sent === null) return undefined;
    // Rows are measured before they are drawn.
    const frame = requestAnimationFrame(() => {
      const panel = bench.current?.querySelector<HTMLElement>(`[data-place="${sent}"]`);
      panel?.scrollIntoView({ block: 'start' });
      panel?.focus({ preventScroll: true });
      display.setState({ sent: null });
    });
    return () => cancelAnimationFrame(frame);
  }, [bench, display, sent]);
}

function Body({ id }: { readonly id: PanelId }) {
  const entry = panels.find((candidate) => candidate.id === id);
  return (
    entry && (
      <div className={styles.place} data-place={id} tabIndex={-1}>
        <PanelBody entry={entry} className={styles.body} hasHeight={false} />
      </div>
    )
  );
}

function Rows({ shown }: { readonly shown: readonly PanelRow[] }) {
  const total = sum(shown, ({ height }) => height);
  const layout = useDefaultLayout({
    // Rows of other heights are another layout.
    id: `keepsake-rows ${shown.map(({ height }) => height).join()}`,
    panelIds: shown.map((row) => row.id),
    storage: layouts,
    onlySaveAfterUserInteractions: true,
  });
  return (
    <Group
      orientation="vertical"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      className={styles.group}
      style={{ height: `${total}rem` }}
    >
      {shown.map((row, i) => (
        <Fragment key={row.id}>
          {i > 0 && <Separator className={styles.horizontal} />}
          <Panel id={row.id} minSize="9rem" {...(shown.length > 1 ? { defaultSize: `${(100 * row.height) / total}%` } : {})}>
            <Row id={row.id} panels={row.panels} />
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}

function Row({ id, panels: inRow }: { readonly id: string; readonly panels: readonly (readonly [PanelId, number])[] }) {
  const layout = useDefaultLayout({ id: `keepsake-${id}`, panelIds: inRow.map(([panel]) => panel), storage: layouts });
  const total = sum(inRow, ([, size]) => size);
  return (
    <Group
      orientation="horizontal"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      className={styles.group}
    >
      {inRow.map(([panel, size], i) => (
        <Fragment key={panel}>
          {i > 0 && <Separator className={styles.vertical} />}
          <Panel id={panel} minSize="15%" defaultSize={`${(100 * size) / total}%`} className={styles.cell}>
            <Body id={panel} />
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
