/** A Keepsake whose downloads and engines wait for a test. */
import { readFile } from 'node:fs/promises';
import type { ConnectedHost } from '../../../src/engine/connect';
import { createHost } from '../../../src/engine/create-host';
import { EngineError } from '../../../src/engine/engine';
import { loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { defaultState } from '../../../src/store/properties';
import { addressOf } from '../../../src/store/url';
import { Gate } from '../decode/fake-host';

/** Downloads of slow models wait; one that is given up is noted. */
const waiting: (() => void)[] = [];
export const slow = new Set<string>();
export const givenUp: string[] = [];
const files: ModelFiles = {
  async read(path, signal) {
    const model = path.split('/')[0] ?? '';
    if (slow.has(model)) {
      await new Promise<void>((resolve, reject) => {
        waiting.push(resolve);
        signal?.addEventListener('abort', () => {
          givenUp.push(model);
          reject(signal.reason);
        });
      });
    }
    return new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer;
  },
};
export const arrive = (): void => waiting.splice(0).forEach((resolve) => resolve());
const catalogue = await loadCatalogue(files);
export const state = { ...defaultState, model: 'backcopy', backend: 'cpu', greedy: true } as const;

/** Lanes' engines wait here before each step. */
export const gate = new Gate();
/** The page's own engine waits here before it has loaded a model. */
export const loading = new Gate();

/** A lane's engine whose steps wait at a gate, and which, once closed, refuses what waits: as a worker that is ended. */
function gatedHost(): ConnectedHost {
  const host = createHost();
  const closed = new AbortController();
  const end = (): Promise<never> =>
    new Promise((_, reject) => closed.signal.addEventListener('abort', () => reject(new EngineError('closed', 'closed'))));
  return {
    host: { ...host, forward: async (...step) => Promise.race([gate.pass().then(() => host.forward(...step)), end()]) },
    close: () => closed.abort(),
  };
}

/** A Keepsake of shipped models on the CPU, with `backcopy` open; nothing is slow, and every gate for lanes is shut. */
export async function openKeepsake(): Promise<Keepsake> {
  slow.clear();
  givenUp.length = 0;
  gate.isOpen = false;
  gate.waiting.length = 0;
  loading.isOpen = true;
  loading.waiting.length = 0;
  const own = createHost();
  const keepsake = createKeepsake({
    host: { ...own, load: async (...model) => loading.pass().then(() => own.load(...model)) },
    startHost: gatedHost,
    catalogue,
    files,
    panels: [{ id: 'attention' }, { id: 'cache' }, { id: 'sinks' }],
    address: (saved) => addressOf(saved, 'http://localhost/'),
  });
  await keepsake.restore(state);
  return keepsake;
}
