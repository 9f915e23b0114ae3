import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createHost } from '../../../src/engine/create-host';
import { loadCatalogue } from '../../../src/model/catalogue';
import { runAction } from '../../../src/store/actions';
import { createKeepsake } from '../../../src/store/keepsake';
import { defaultState } from '../../../src/store/properties';

const read = async (path: string): Promise<ArrayBuffer> => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer;
const catalogue = await loadCatalogue({ read });

test('a backend that is chosen while the first model’s files come is the one that it is opened on', async () => {
  const host = createHost();
  const choices: string[] = [];
  const load: typeof host.load = (plan, weights, choice) => {
    choices.push(choice);
    return host.load(plan, weights, choice);
  };
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const keepsake = createKeepsake({
    host: { ...host, load },
    startHost: () => ({ host: createHost(), close: () => undefined }),
    catalogue,
    files: { read: (path) => arrived.then(() => read(path)) },
    panels: [{ id: 'attention' }, { id: 'cache' }, { id: 'sinks' }],
    address: () => '',
  });
  const opened = keepsake.restore({ ...defaultState, model: 'backcopy' });
  expect(await runAction(keepsake, 'backend', 'cpu')).toBe(true);
  arrive();
  await opened;
  expect(choices).toEqual(['cpu']);
  expect(keepsake.session.state.getState()).toMatchObject({ phase: 'ready', backend: { backend: 'cpu', reason: 'chosen' } });
  expect(keepsake.state().backend).toBe('cpu');
});
