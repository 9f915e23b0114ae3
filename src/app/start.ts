/** Starts a Keepsake: the worker, the list of models, the state in the address. */
import { type ConnectedHost, connectHost } from '../engine/connect';
import { loadCatalogue } from '../model/catalogue';
import { fetchedFiles } from '../model/files';
import { panels } from '../panels';
import { arrive } from './arrival';
import { type Keepsake, createKeepsake } from '../store/keepsake';
import { parseState } from '../store/properties';
import { createScript } from '../store/scripting';
import { addressOf, followAddress } from '../store/url';
import { spokenLanguage, words } from '../words';
import { messageOf } from '../words/message-of';

/** @throws Error with a sentence where the page may not start a worker: in a frame without an origin, or from a file */
function startWorker(): Worker {
  try {
    return new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name: spokenLanguage() });
  } catch (cause) {
    throw new Error(words.app.failed.worker(messageOf(cause)), { cause });
  }
}

/** An engine in a separate worker. */
function startHost(): ConnectedHost {
  return connectHost(startWorker());
}

/** Resolves as soon as there is something to draw; the model loads after that. @throws ModelError without a catalogue */
export async function start(): Promise<Keepsake> {
  const files = fetchedFiles(new URL('models/', document.baseURI));
  const catalogue = await loadCatalogue(files);
  const keepsake = createKeepsake({
    host: startHost().host,
    startHost,
    catalogue,
    files,
    panels,
    address: (state) => addressOf(state, location.href),
  });
  const failed = (error: unknown): void => {
    keepsake.display.setState({ failure: messageOf(error) });
  };
  const badLink = (names: readonly string[]): void => keepsake.display.setState({ message: words.store.badLink(names) });
  const { state, bad } = parseState(location.hash);
  if (bad.length > 0) badLink(bad);
  window.keepsake = createScript(keepsake);
  followAddress(keepsake, badLink, failed);
  const arrives =
    location.hash === '' ? arrive(keepsake, matchMedia('(prefers-reduced-motion: reduce)').matches) : keepsake.restore(state);
  arrives.catch(failed);
  return keepsake;
}
