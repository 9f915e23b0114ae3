/** Another language: words are read when modules load, so the page loads again, as the address says. */
import type { Keepsake } from '../store/keepsake';
import { spokenLanguage } from '../words';
import { chooseLanguage } from '../words/choose-language';
import { linkValue } from './link-value';
import { loadAgain } from './load-again';

/**
 * Loads the page again as soon as another language is asked for than is spoken. One that the page was opened with and does not speak could not be
 * fetched: loading again would not end. @returns stops it
 */
export function followLanguage(keepsake: Keepsake): () => void {
  const opened = chooseLanguage(linkValue(location.hash, 'lang'), navigator.languages);
  return keepsake.display.subscribe(({ language }, before) => {
    const asked = chooseLanguage(language, navigator.languages);
    if (language === before.language || asked === spokenLanguage() || asked === opened) return;
    loadAgain(keepsake);
  });
}
