/** Another language: words are read when modules load, so the page loads again, as the address says. */
import type { Keepsake } from '../store/keepsake';
import { spokenLanguage } from '../words';
import { chooseLanguage } from '../words/choose-language';
import { loadAgain } from './load-again';

/** Loads the page again as soon as another language is asked for than is spoken. @returns stops it */
export function followLanguage(keepsake: Keepsake): () => void {
  return keepsake.display.subscribe(({ language }, before) => {
    if (language === before.language || chooseLanguage(language, navigator.languages) === spokenLanguage()) return;
    loadAgain(keepsake);
  });
}
