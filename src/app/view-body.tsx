/** What is below the text: the view, or one panel alone. */
import { panels } from '../panels';
import { useDisplay } from '../store/react';
import { useMedia } from './media';
import { PanelBody } from './panel-body';
import styles from './view-body.module.css';
import { ViewGrid } from './views/view-grid';
import { Workbench } from './workbench';

export function ViewBody({ printing }: { readonly printing: boolean }) {
  const { maximised, view } = useDisplay((display) => ({ maximised: display.maximised, view: display.view }));
  const narrow = useMedia('(width < 60rem)');
  const alone = panels.find(({ id }) => id === maximised);
  // On paper nothing scrolls, so every panel has its full height.
  const inColumn = narrow || printing;
  if (alone)
    return <PanelBody key={alone.id} entry={alone} className={inColumn ? undefined : styles.alone} hasHeight={!inColumn} />;
  if (view === 'workbench') return <Workbench inColumn={inColumn} />;
  return <ViewGrid key={view} id={view} inColumn={inColumn} />;
}
