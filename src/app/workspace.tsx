/** The panels below the text: two rows that can be resized, one column on a narrow page, or one panel alone. */
import { Fragment } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { type PanelId, panels } from '../panels';
import { useView, WhileInSight } from '../store/react';
import { useMedia } from './media';
import styles from './workspace.module.css';

/** Which panels share a row, and how the row is divided at first, in percent. */
const rows: readonly {
  readonly id: string;
  readonly height: number;
  readonly panels: readonly (readonly [PanelId, number])[];
}[] = [
  {
    id: 'upper',
    height: 42,
    panels: [
      ['heads', 25],
      ['attention', 47],
      ['next-token', 28],
    ],
  },
  {
    id: 'lower',
    height: 30,
    panels: [
      ['sinks', 40],
      ['ledger', 25],
      ['cache', 35],
    ],
  },
  {
    id: 'long',
    height: 28,
    panels: [['long-text', 100]],
  },
];

export function Workspace() {
  const hidden = useView((view) => view.hidden);
  const maximised = useView((view) => view.maximised);
  const narrow = useMedia('(width < 60rem)');
  const shown = rows
    .map((row) => ({ ...row, panels: row.panels.filter(([id]) => !hidden.includes(id)) }))
    .filter((row) => row.panels.length > 0);

  if (maximised !== null && maximised !== 'tokens') {
    return (
      <div className={styles.alone}>
        <Body id={maximised as PanelId} />
      </div>
    );
  }
  if (narrow) {
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
  return <Rows shown={shown} key={shown.map((row) => row.panels.map(([id]) => id).join()).join(';')} />;
}

const narrowOrder: readonly PanelId[] = ['attention', 'next-token', 'heads', 'sinks', 'ledger', 'cache', 'long-text'];

function Body({ id }: { readonly id: PanelId }) {
  const panel = panels.find((candidate) => candidate.id === id);
  return panel ? (
    <WhileInSight className={styles.body}>
      <panel.Component />
    </WhileInSight>
  ) : null;
}

function Rows({ shown }: { readonly shown: typeof rows }) {
  const layout = useDefaultLayout({ id: 'keepsake-rows', panelIds: shown.map((row) => row.id), storage: localStorage });
  return (
    <Group
      orientation="vertical"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      className={styles.group}
    >
      {shown.map((row, i) => (
        <Fragment key={row.id}>
          {i > 0 && <Separator className={styles.horizontal} />}
          <Panel id={row.id} minSize="20%" {...(shown.length > 1 ? { defaultSize: `${row.height}%` } : {})}>
            <Row id={row.id} panels={row.panels} />
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}

function Row({ id, panels: inRow }: { readonly id: string; readonly panels: readonly (readonly [PanelId, number])[] }) {
  const layout = useDefaultLayout({ id: `keepsake-${id}`, panelIds: inRow.map(([panel]) => panel), storage: localStorage });
  const sum = inRow.reduce((total, [, size]) => total + size, 0);
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
          <Panel id={panel} minSize="15%" defaultSize={`${(100 * size) / sum}%`} className={styles.cell}>
            <Body id={panel} />
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
