/** The bar on top: which model, where in the text, where it runs, and the way to the rest. */
import { useRun, useDisplay } from '../store/react';
import { words } from '../words';
import { Backend } from './backend';
import styles from './header.module.css';
import { LanguageChoice } from './language-choice';
import { ModelButton } from './models/model-button';
import { ShareMenu } from './share/share-menu';
import { Transport } from './transport';

export function Header() {
  const run = useRun();
  const theme = useDisplay((display) => display.theme);
  const alone = useDisplay((display) => display.maximised !== null);
  return (
    <header className={styles.header}>
      <h1 className={styles.name} title={words.app.tagline}>
        {words.app.name}
      </h1>
      <div className={styles.model}>
        <ModelButton />
      </div>
      <Transport />
      <div className={styles.rest}>
        {alone && (
          <button type="button" className={styles.back} onClick={() => run('maximise', null)}>
            {words.app.closeMaximised}
          </button>
        )}
        <button type="button" className={styles.lessons} onClick={() => run('lessons')} aria-keyshortcuts="g">
          {words.app.lessons}
        </button>
        <button type="button" className={styles.quiet} onClick={() => run('present', true)} aria-keyshortcuts="p">
          {words.app.present}
        </button>
        <Backend />
        <ShareMenu />
        <button
          type="button"
          className={styles.icon}
          onClick={() => run('theme')}
          title={words.app.theme[theme]}
          aria-label={words.app.theme[theme]}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d={themeGlyphs[theme]} fill="currentColor" />
          </svg>
        </button>
        <LanguageChoice />
        <button type="button" className={styles.quiet} onClick={() => run('dialog', 'about')}>
          {words.app.about}
        </button>
        <button
          type="button"
          className={styles.quiet}
          onClick={() => run('help')}
          aria-keyshortcuts="?"
          aria-label={words.app.help}
        >
          <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}

/** Half a disc: as the system; empty: light; full: dark. */
const themeGlyphs = {
  auto: 'M8 2a6 6 0 0 1 0 12z',
  light: '',
  dark: 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z',
} as const;
