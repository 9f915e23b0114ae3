/**
 * What the page needs whatever its code does with it, begun while that code is on its way: the engine's worker, the list of models and the files
 * of the one that the address names. Nothing here, nor what it imports, reads the words before it is called.
 */
import { type ConnectedHost, connectHost } from '../engine/connect';
import { begunFiles } from '../model/begun-files';
import { type Catalogue, loadCatalogue } from '../model/catalogue';
import { type ModelFiles, fetchedFiles } from '../model/files';
import { spokenLanguage, words } from '../words';
import { messageOf } from '../words/message-of';
import { linkValue } from './link-value';

export interface Ahead {
  readonly files: ModelFiles;
  /** @throws ModelError `file-missing`, `not-json` or `bad-catalogue` */
  readonly catalogue: Promise<Catalogue>;
  /** An engine in a worker of its own; the first is on its way. @throws Error with a sentence where the page may not start a worker */
  startHost(): ConnectedHost;
}

/** @throws Error with a sentence where the page may not start a worker: in a frame without an origin, or from a file */
function startWorker(): Worker {
  try {
    return new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name: spokenLanguage() });
  } catch (cause) {
    throw new Error(words.app.failed.worker(messageOf(cause)), { cause });
  }
}

function firstHost(): ConnectedHost | null {
  try {
    return connectHost(startWorker());
  } catch {
    // Said when the page asks for it.
    return null;
  }
}

/** To be called once the language is spoken. @param fragment of the page's address */
export function beginAhead(fragment: string): Ahead {
  const files = begunFiles(fetchedFiles(new URL('models/', document.baseURI)));
  const catalogue = loadCatalogue(files);
  const id = linkValue(fragment, 'model');
  catalogue
    .then(({ models }) => {
      const entry = id === '' ? models[0] : models.find((model) => model.id === id);
      for (const path of entry ? [entry.weights, entry.spec, entry.tokenizer] : []) files.begin(path);
    })
    // Said when the page reads it.
    .catch(() => undefined);
  let first = firstHost();
  return {
    files,
    catalogue,
    startHost() {
      const host = first ?? connectHost(startWorker());
      first = null;
      return host;
    },
  };
}
