import { useDisplay, useRun } from '../store/react';
import { type LanguageId, spokenLanguage, words } from '../words';
import { offeredLanguages, ownName } from '../words/language-names';
import styles from './language-choice.module.css';

/** Which language the page speaks: each is listed by its own name. */
export function LanguageChoice() {
  const run = useRun();
  const language = useDisplay((display) => display.language);
  return (
    <div className={styles.choice}>
      <span aria-hidden="true" translate="no">
        {spokenLanguage().slice(0, 2).toUpperCase()}
      </span>
      <select
        aria-label={words.app.language.label}
        title={words.app.language.label}
        value={language}
        onChange={(event) => run('language', event.target.value as LanguageId | 'auto')}
      >
        <option value="auto">{words.app.language.auto}</option>
        {offeredLanguages.map((id) => (
          <option key={id} value={id} lang={id} translate="no">
            {ownName(id)}
          </option>
        ))}
      </select>
    </div>
  );
}
