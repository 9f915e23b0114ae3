/**
 * The page's entry: fonts, design tokens, the language, and what can be begun before the rest is here. All other modules read the words when they
 * load, so they load after them.
 */
import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-code-pro/wght.css';
import './design/symbols/symbols.css';
import './design/tokens.css';
import './design/base.css';
import { speak, spokenLanguage } from '../words';
import { chooseLanguage } from '../words/choose-language';
import { beginAhead } from './ahead';
import { linkValue } from './link-value';

// A language that cannot be fetched leaves English.
void speak(chooseLanguage(linkValue(location.hash, 'lang'), navigator.languages))
  .catch(() => undefined)
  .then(() => {
    document.documentElement.lang = spokenLanguage();
    const notes = linkValue(location.hash, 'notes');
    if (notes !== '') return import('./stage/notes-page').then(({ showNotes }) => showNotes(notes));
    const ahead = beginAhead(location.hash);
    return import('./page').then(({ show }) => show(ahead));
  });
