/** The page within another: a view or some panels, with nothing around them but what goes wrong. */
import { PanelBody } from '../panel-body';
import { Notices } from '../notices';
import { SpokenStep } from '../spoken-step';
import { ViewBody } from '../view-body';
import type { Embedded } from './embedded';
import styles from './embed-page.module.css';

export function EmbedPage({ shown, printing }: { readonly shown: Embedded; readonly printing: boolean }) {
  return (
    <main className={styles.page} id="panels" tabIndex={-1}>
      <Notices />
      {'view' in shown ? (
        <ViewBody printing={printing} />
      ) : (
        <div className={styles.panels}>
          {shown.panels.map((entry) => (
            <PanelBody key={entry.id} entry={entry} className={styles.panel} hasHeight={!printing} />
          ))}
        </div>
      )}
      <SpokenStep />
    </main>
  );
}
