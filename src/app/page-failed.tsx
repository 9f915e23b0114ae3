import { words } from '../words';
import { messageOf } from '../words/message-of';
import styles from './start-failed.module.css';

/** Opens the page without the state in its address; going back in the browser's history restores it. */
function openAfresh(): void {
  history.pushState(null, '', location.pathname + location.search);
  location.reload();
}

/** Shown instead of a page that could not be drawn. */
export function PageFailed({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  return (
    <main className={styles.failed} role="alert">
      <h1>{words.app.failed.page}</h1>
      <p>{words.app.failed.pageWhy(messageOf(error))}</p>
      <button type="button" onClick={again}>
        {words.app.failed.again}
      </button>
      <button type="button" onClick={openAfresh}>
        {words.app.failed.afresh}
      </button>
      <label htmlFor="link">{words.app.failed.afreshHint}</label>
      <textarea
        id="link"
        className={styles.link}
        readOnly
        rows={4}
        value={location.href}
        onFocus={(event) => event.target.select()}
      />
    </main>
  );
}
