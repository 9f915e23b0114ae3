/** The bar on top: which model, where in the text, where it runs, and the way to the rest. */
import { useKeepsake, useRun, useSession, useDisplay } from '../store/react';
import { words } from '../words';
import { Backend } from './backend';
import styles from './header.module.css';
import { Transport } from './transport';

export function Header() {
  const run = useRun();
  const { catalogue } = useKeepsake();
  const open = useSession((s) => s.model?.entry.id ?? '');
  const loading = useSession((s) => s.phase === 'loading');
  const theme = useDisplay((display) => display.theme);
  const partial = useDisplay((display) => display.hidden.length > 0 || display.maximised !== null);
  return (
    <header className={styles.header}>
      <h1 className={styles.name} title={words.app.tagline}>
        {words.app.name}
      </h1>
      <div className={styles.model}>
        <label className={styles.label} htmlFor="model">
          {words.app.model}
        </label>
        <select id="model" value={open} disabled={loading} onChange={(event) => run('open', event.target.value)}>
          {open === '' && <option value="">{words.app.loadingPage}</option>}
          {catalogue.models.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" className={styles.quiet} title={words.app.modelDetails} onClick={() => run('dialog', 'model')}>
          {words.app.modelShort}
        </button>
      </div>
      <Transport />
      <div className={styles.rest}>
        {partial && (
          <button type="button" className={styles.back} onClick={() => run('showAll')}>
            {words.app.restorePanels}
          </button>
        )}
        <Backend />
        <button type="button" className={styles.quiet} title={words.store.actions.copyLink} onClick={() => run('copyLink')}>
          {words.app.share}
        </button>
        <button type="button" className={styles.quiet} onClick={() => run('theme')} title={words.store.actions.theme}>
          {words.app.theme[theme]}
        </button>
        <button type="button" className={styles.quiet} onClick={() => run('dialog', 'about')}>
          {words.app.about}
        </button>
        <button type="button" className={styles.quiet} onClick={() => run('help')} aria-keyshortcuts="?">
          {words.app.help} <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}
