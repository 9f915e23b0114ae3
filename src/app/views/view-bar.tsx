/** The bar of views, always there: each is one key away. */
import { useRun, useDisplay } from '../../store/react';
import { viewIds, viewKeys } from '../../store/view-ids';
import { words } from '../../words';
import { DepthSwitch } from './depth-switch';
import { PanelPicker } from './panel-picker';
import styles from './view-bar.module.css';

export function ViewBar() {
  const run = useRun();
  const view = useDisplay((display) => display.view);
  return (
    <nav className={styles.bar} aria-label={words.app.viewBar}>
      <ul className={styles.views}>
        {viewIds.map((id, i) => (
          <li key={id}>
            <button
              type="button"
              className={styles.view}
              aria-current={id === view ? 'page' : undefined}
              aria-keyshortcuts={viewKeys[i]}
              title={words.app.views[id].question}
              onClick={() => run('view', id)}
            >
              <span className={styles.key} aria-hidden="true">
                {viewKeys[i]}
              </span>
              {words.app.views[id].name}
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.question}>{words.app.views[view].question}</p>
      {view === 'workbench' && <PanelPicker />}
      <DepthSwitch />
    </nav>
  );
}
