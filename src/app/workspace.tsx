/** The panels below the text: rows that can be resized, one column on a narrow page, or one panel alone. */
import { Fragment, Suspense } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { type PanelId, panels } from '../panels';
import { useView, WhileInSight } from '../store/react';
import { useMedia } from './media';
import styles from './workspace.module.css';

/** Which panels share a row, how high rows are at first beside each other, and how a row is divided, in percent. */
const rows: readonly {
  readonly id: string;
  readonly height: number;
  readonly panels: readonly (readonly [PanelId, number])[];
}[] = [
  {
    id: 'upper',
    height: 62,
    panels: [
      ['heads', 25],
      ['attention', 47],
      ['next-token', 28],
    ],
  },
  {
    id: 'architecture',
    height: 16,
    panels: [['architecture', 100]],
  },
  {
    id: 'lower',
    height: 40,
    panels: [
      ['sinks', 40],
      ['ledger', 25],
      ['cache', 35],
    ],
  },
  {
    id: 'compare',
    height: 36,
    panels: [
      ['compare', 65],
      ['quality', 35],
    ],
  },
  {
    id: 'long',
    height: 34,
    panels: [
      ['window', 50],
      ['long-text', 50],
    ],
  },
  {
    id: 'kept',
    height: 34,
    panels: [
      ['factors', 50],
      ['cache-once', 50],
    ],
  },
  {
    id: 'fading',
    height: 90,
    panels: [['retention', 100]],
  },
  {
    id: 'summed',
    height: 90,
    panels: [['linear', 100]],
  },
  {
    id: 'compressed',
    height: 90,
    panels: [['memory', 100]],
  },
  {
    id: 'draft',
    height: 46,
    panels: [['draft', 100]],
  },
  {
    id: 'bill',
    height: 56,
    panels: [['bill', 100]],
  },
];

export function Workspace() {
  const hidden = useView((view) => view.hidden);
  const maximised = useView((view) => view.maximised);
  const narrow = useMedia('(width < 60rem)');
  const shown = rows
    .map((row) => ({ ...row, panels: row.panels.filter(([id]) => !hidden.includes(id)) }))
    .filter((row) => row.panels.length > 0);

  if (maximised !== null && panels.some(({ id }) => id === maximised)) {
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

const narrowOrder: readonly PanelId[] = [
  'attention',
  'next-token',
  'heads',
  'architecture',
  'sinks',
  'ledger',
  'cache',
  'window',
  'compare',
  'quality',
  'long-text',
  'factors',
  'cache-once',
  'retention',
  'linear',
  'memory',
  'draft',
  'bill',
];

function Body({ id }: { readonly id: PanelId }) {
  const panel = panels.find((candidate) => candidate.id === id);
  return panel ? (
    <WhileInSight className={styles.body}>
      <Suspense fallback={null}>
        <panel.Component />
      </Suspense>
    </WhileInSight>
  ) : null;
}

function Rows({ shown }: { readonly shown: typeof rows }) {
  const sum = shown.reduce((total, { height }) => total + height, 0);
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
          <Panel id={row.id} minSize="5%" {...(shown.length > 1 ? { defaultSize: `${(100 * row.height) / sum}%` } : {})}>
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
