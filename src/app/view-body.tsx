/** What is below the text: the view, or one panel alone. */
import { Suspense, lazy } from 'react';
import { panels } from '../panels';
import { useDisplay } from '../store/react';
import { useMedia } from './media';
import { PanelBody } from './panel-body';
import styles from './view-body.module.css';
import { ViewGrid } from './views/view-grid';

// Rows that can be resized are a library of their own, which no other view needs.
const Workbench = lazy(async () => ({ default: (await import('./workbench')).Workbench }));

export function ViewBody({ printing }: { readonly printing: boolean }) {
  const { maximised, view } = useDisplay((display) => ({ maximised: display.maximised, view: display.view }));
  const narrow = useMedia('(width < 60rem)');
  const alone = panels.find(({ id }) => id === maximised);
  // On paper nothing scrolls, so every panel has its full height.
  const inColumn = narrow || printing;
  if (alone)
    return <PanelBody key={alone.id} entry={alone} className={inColumn ? undefined : styles.alone} hasHeight={!inColumn} />;
  if (view === 'workbench')
    return (
      <Suspense fallback={null}>
        <Workbench inColumn={inColumn} />
      </Suspense>
    );
  return <ViewGrid key={view} id={view} inColumn={inColumn} />;
}
