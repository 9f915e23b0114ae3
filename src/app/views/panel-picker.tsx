/** Which panels are on the workbench. */
import { DropdownMenu } from 'radix-ui';
import { panels } from '../../panels';
import { useRun, useDisplay } from '../../store/react';
import { words } from '../../words';
import styles from './view-bar.module.css';

export function PanelPicker() {
  const run = useRun();
  const { hidden } = useDisplay((display) => ({ hidden: display.hidden }));
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles.picker}>
        {words.app.panels(panels.length - hidden.length, panels.length)}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4}>
          <DropdownMenu.Item className={styles.item} disabled={hidden.length === 0} onSelect={() => run('showAll')}>
            {words.app.restorePanels}
          </DropdownMenu.Item>
          {panels.map(({ id, title }) => (
            <DropdownMenu.CheckboxItem
              key={id}
              className={styles.item}
              checked={!hidden.includes(id)}
              onCheckedChange={() => run('hide', id)}
              // Several are chosen in a row.
              onSelect={(event) => event.preventDefault()}
            >
              <DropdownMenu.ItemIndicator className={styles.tick}>✓</DropdownMenu.ItemIndicator>
              {title}
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
