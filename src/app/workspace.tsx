/** The panels below the text: rows that can be resized, one column on a narrow page, or one panel alone. */
import { sum } from 'd3-array';
import { Fragment, Suspense } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { type PanelId, PanelBoundary, panels } from '../panels';
import { useLaneCount, useSession, useDisplay, WhileInSight } from '../store/react';
import { useMedia } from './media';
import { type PanelRow, narrowOrder, rowsOf } from './panel-rows';
import { layouts } from './storage';
import styles from './workspace.module.css';

export function Workspace({ printing }: { readonly printing: boolean }) {
  const hidden = useDisplay((display) => display.hidden);
  const maximised = useDisplay((display) => display.maximised);
  const narrow = useMedia('(width < 60rem)');
  const spec = useSession(({ model }) => ({ spec: model?.spec ?? null })).spec;
  const lanes = useLaneCount();
  const shown = rowsOf(spec, hidden, lanes);

  const alone = panels.find(({ id, place }) => id === maximised && place !== null);

  if (alone) {
    return (
      <div className={styles.alone}>
        <Body id={alone.id} />
      </div>
    );
  }
  // On paper nothing scrolls, so every panel has its full height.
  if (narrow || printing) {
    return (
      <div className={styles.column}>
        {shown
          .flatMap((row) => row.panels)
          .toSorted(([a], [b]) => narrowOrder.indexOf(a) - narrowOrder.indexOf(b))
          .map(([id]) => (
            <div className={styles.item} key={id}>
              <Body id={id} />
            </div>
          ))}
      </div>
    );
  }
  return <Rows shown={shown} key={shown.map((row) => `${row.height} ${row.panels.map(([id]) => id).join()}`).join(';')} />;
}

function Body({ id }: { readonly id: PanelId }) {
  const entry = panels.find((candidate) => candidate.id === id);
  return entry ? (
    <WhileInSight className={styles.body}>
      <PanelBoundary entry={entry}>
        <Suspense fallback={null}>
          <entry.Component />
        </Suspense>
      </PanelBoundary>
    </WhileInSight>
  ) : null;
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
