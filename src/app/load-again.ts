import { keepBranches } from '../store/kept-branches';
import type { Keepsake } from '../store/keepsake';

/** Loads the page again with all that a link holds and with the branches of the text, in the language that is asked for. */
export function loadAgain(keepsake: Keepsake): void {
  // Before the text that the address asks for takes the place of the one that is there.
  keepBranches(keepsake.session);
  history.replaceState(history.state, '', addressOfNow(keepsake));
  location.reload();
}

/** What is shown, as a link; while the model or the text of a link is still on its way, that link in the language that is asked for. */
function addressOfNow(keepsake: Keepsake): string {
  if (!keepsake.isRestoring() && keepsake.session.state.getState().phase === 'ready') return keepsake.link();
  const { language } = keepsake.display.getState();
  const asked = location.hash.replace(/^#/, '').split('&');
  const others = asked.filter((part) => part !== '' && !part.startsWith('lang='));
  return `#${[...others, ...(language === 'auto' ? [] : [`lang=${language}`])].join('&')}`;
}
