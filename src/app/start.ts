/** Brings a Keepsake to life: the worker, the list of models, the state that the address asks for. */
import { connectHost } from '../engine/connect';
import { loadCatalogue } from '../model/catalogue';
import { fetchedFiles } from '../model/files';
import { type Keepsake, createKeepsake } from '../store/keepsake';
import { parseState } from '../store/properties';
import { createScript } from '../store/scripting';
import { addressOf, followAddress } from '../store/url';
import { words } from '../words';

/** Resolves as soon as there is something to draw; the model then loads behind it. @throws ModelError without a catalogue */
export async function start(): Promise<Keepsake> {
  const host = connectHost(new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' }));
  const files = fetchedFiles(new URL('models/', document.baseURI));
  const catalogue = await loadCatalogue(files);
  const keepsake = createKeepsake({ host, catalogue, files, address: (state) => addressOf(state, location.href) });
  const failed = (error: unknown): void => {
    keepsake.view.setState({ failure: error instanceof Error ? error.message : String(error) });
  };
  const badLink = (names: readonly string[]): void => keepsake.view.setState({ message: words.store.badLink(names.join(', ')) });
  const { state, bad } = parseState(location.hash);
  if (bad.length > 0) badLink(bad);
  window.keepsake = createScript(keepsake);
  keepsake
    .restore(state)
    .catch(failed)
    .finally(() => followAddress(keepsake, badLink, failed));
  return keepsake;
}
