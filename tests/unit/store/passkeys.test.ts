/** The passkey experiment: which models are asked, and what becomes of one that cannot be opened. */
import { expect, test } from 'vitest';
import type { CatalogueEntry } from '../../../src/model/catalogue';
import { Passkeys } from '../../../src/store/passkeys';
import { passkeyModels } from '../../../src/store/passkeys-state';
import { fakeHost } from '../decode/fake-host';

const entry = (id: string, task: string) => ({ id, task, name: id, spec: `${id}/spec.json` }) as unknown as CatalogueEntry;
const catalogue = { models: [entry('mha', 'stories'), entry('passkey-full', 'passkey'), entry('passkey-window', 'passkey')] };

test('the models of the task, in the order of the catalogue', () => {
  expect(passkeyModels(catalogue).map(({ id }) => id)).toEqual(['passkey-full', 'passkey-window']);
});

test('a model whose files are missing ends the run with a sentence; nothing is left open, and it can be run again', async () => {
  let open = 0;
  const startHost = () => {
    open += 1;
    return { host: fakeHost(), close: () => (open -= 1) };
  };
  const passkeys = new Passkeys({ catalogue, files: { read: () => Promise.reject(new Error('no network')) }, startHost });
  const both = [passkeys.run(2), passkeys.run(4)];
  expect(passkeys.store.getState()).toMatchObject({ running: true, trials: 2 });
  await Promise.all(both);
  expect(passkeys.store.getState()).toMatchObject({ running: false, now: null, answers: {} });
  expect(passkeys.store.getState().error).toContain('no network');
  expect(open).toBe(0);
  await passkeys.run(1);
  expect(passkeys.store.getState().trials).toBe(1);
});
