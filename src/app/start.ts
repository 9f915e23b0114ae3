/** Starts a Keepsake: the worker, the list of models, the state in the address. */
import { knownLessons } from '../lessons';
import { panels } from '../panels';
import { arrive } from './arrival';
import { type Keepsake, createKeepsake } from '../store/keepsake';
import { keepBranches, takeBranches } from '../store/kept-branches';
import { parseState } from '../store/properties';
import { createScript } from '../store/scripting';
import { addressOf, followAddress } from '../store/url';
import { words } from '../words';
import { messageOf } from '../words/message-of';
import type { Ahead } from './ahead';
import { followLanguage } from './language';
import { loadAgain } from './load-again';
import { keepOffline, offlineWish } from './offline/keep-offline';
import { createPictures } from './share/pictures-later';

/** Resolves as soon as there is something to draw; the model loads after that. @throws ModelError without a catalogue */
export async function start({ files, catalogue: listed, startHost }: Ahead): Promise<Keepsake> {
  const catalogue = await listed;
  const keepsake: Keepsake = createKeepsake({
    host: startHost().host,
    startHost,
    catalogue,
    files,
    panels,
    lessons: knownLessons,
    address: (state) => addressOf(state, location.href),
    pictures: createPictures(() => keepsake),
    offline: { folder: new URL('.', document.baseURI).href, wish: offlineWish, reload: () => loadAgain(keepsake) },
  });
  const failed = (error: unknown): void => {
    keepsake.display.setState({ failure: messageOf(error) });
  };
  const badLink = (names: readonly string[]): void => keepsake.display.setState({ message: words.store.badLink(names) });
  const { state, bad } = parseState(location.hash);
  if (bad.length > 0) badLink(bad);
  const script = createScript(keepsake);
  window.keepsake = script;
  followAddress(keepsake, badLink, failed);
  followLanguage(keepsake);
  if (import.meta.env.PROD && state.embed.length === 0) keepOffline(keepsake);
  const arrives =
    location.hash === '' ? arrive(keepsake, matchMedia('(prefers-reduced-motion: reduce)').matches) : keepsake.restore(state);
  if (state.embed.length > 0 && window.parent !== window)
    import('./embed/parent').then(({ answerParent }) => answerParent(keepsake, script, arrives)).catch(failed);
  arrives.then(() => takeBranches(keepsake.session)).catch(failed);
  window.addEventListener('pagehide', () => !keepsake.isRestoring() && keepBranches(keepsake.session));
  return keepsake;
}
