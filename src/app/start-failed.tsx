import { words } from '../words';
import { messageOf } from '../words/message-of';
import styles from './start-failed.module.css';

/** Shown when not even the list of models could be read. */
export function StartFailed({ error }: { readonly error: unknown }) {
  return (
    <main className={styles.failed}>
      <h1>{words.app.failed.start}</h1>
      <p>{messageOf(error)}</p>
      <button type="button" onClick={() => location.reload()}>
        {words.app.failed.again}
      </button>
    </main>
  );
}
