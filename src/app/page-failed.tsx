import { words } from '../words';
import { messageOf } from '../words/message-of';
import styles from './start-failed.module.css';

/** Opens the page without the state in its address; going back in the browser's history restores it. */
function openWithDefaults(): void {
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
      <button type="button" onClick={openWithDefaults}>
        {words.app.failed.defaults}
      </button>
      <label htmlFor="link">{words.app.failed.defaultsHint}</label>
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
