/** Another language: words are read when modules load, so the page loads again, as the address says. */
import type { Keepsake } from '../store/keepsake';
import { spokenLanguage } from '../words';
import { chooseLanguage } from '../words/choose-language';

/** Loads the page again, with all that a link holds, as soon as another language is asked for than is spoken. @returns stops it */
export function followLanguage(keepsake: Keepsake): () => void {
  return keepsake.display.subscribe(({ language }, before) => {
    if (language === before.language || chooseLanguage(language, navigator.languages) === spokenLanguage()) return;
    history.replaceState(history.state, '', addressIn(keepsake, language));
    location.reload();
  });
}

/** What is shown, as a link; while the model or the text of a link is still on its way, that link in the other language. */
function addressIn(keepsake: Keepsake, language: string): string {
  if (!keepsake.isRestoring() && keepsake.session.state.getState().phase === 'ready') return keepsake.link();
  const asked = location.hash.replace(/^#/, '').split('&');
  const others = asked.filter((part) => part !== '' && !part.startsWith('lang='));
  return `#${[...others, ...(language === 'auto' ? [] : [`lang=${language}`])].join('&')}`;
}
