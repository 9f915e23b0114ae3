/** A view: its panels in a grid that fills what is left of the window, or in one column on a narrow page and on paper. */
import { useSession, useDisplay } from '../../store/react';
import { PanelBody } from '../panel-body';
import { PlaceTabs } from './place-tabs';
import { gridOf, placesOf, shownOf } from './places';
import { type ComposedView, views } from './table';
import styles from './view-grid.module.css';

interface ViewGridProps {
  readonly id: ComposedView;
  /** Whether there is one column, in which panels are as high as they are. */
  readonly inColumn: boolean;
}

export function ViewGrid({ id, inColumn }: ViewGridProps) {
  const entry = views[id];
  const spec = useSession(({ model }) => ({ spec: model?.spec ?? null })).spec;
  const tabs = useDisplay((display) => display.tabs);
  return (
    <div className={inColumn ? styles.column : styles.grid} style={inColumn ? undefined : gridOf(entry)} data-view={id}>
      {placesOf(entry, spec, inColumn).map((place) => {
        const shown = shownOf(place, tabs);
        return (
          shown && (
            <div key={place.name} className={styles.place} style={inColumn ? undefined : { gridArea: place.name }}>
              {place.panels.length > 1 && <PlaceTabs place={place} shown={shown.id} />}
              <PanelBody key={shown.id} entry={shown} className={styles.panel} hasHeight={!inColumn} />
            </div>
          )
        );
      })}
    </div>
  );
}
