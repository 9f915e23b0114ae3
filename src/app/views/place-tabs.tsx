/** The names of the panels that share a place: one is shown. */
import { Tabs } from 'radix-ui';
import { useRun } from '../../store/react';
import { words } from '../../words';
import type { Place } from './places';
import styles from './view-grid.module.css';

interface PlaceTabsProps {
  readonly place: Place;
  readonly shown: string;
}

export function PlaceTabs({ place, shown }: PlaceTabsProps) {
  const run = useRun();
  return (
    <Tabs.Root className={styles.tabsRoom} value={shown} onValueChange={(id) => run('tab', id)} activationMode="manual">
      <Tabs.List className={styles.tabs} aria-label={words.app.tabs}>
        {place.panels.map(({ id, name, title }) => (
          // The panel below, which is no part of the tabs, is named by its own heading.
          <Tabs.Trigger key={id} value={id} className={styles.tab} aria-controls={undefined}>
            {name ?? title}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}
