/** With a shipped model: what the comparison says is what a second run with a full cache and the same seed writes. */
import { expect, test } from 'vitest';
import { fullPolicy } from '../../../src/decode/policies';
import { createSession } from '../../../src/decode/session/session';
import { loadedModel } from '../../../src/decode/session/session-state';
import { createHost } from '../../../src/engine/create-host';
import { loadCatalogue, findModel } from '../../../src/model/catalogue';
import { loadModel } from '../../../src/model/load-model';
import { readFile } from 'node:fs/promises';

const files = { read: async (path: string) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer };

test.each([
  ['window', 1, false],
  ['window', 2, false],
  ['window', 1, true],
  ['heavy', 3, false],
  ['tova', 4, false],
] as const)('%s, seed %d, greedy %s', async (kind, seed, greedy) => {
  const parts = await loadModel(findModel(await loadCatalogue(files), 'mha'), files);
  const session = createSession(createHost());
  await session.open(loadedModel(parts), parts.weights, 'cpu');
  session.setSampling({ greedy, seed });
  const policy = { ...fullPolicy, kind, size: 16, pinned: 0 };
  session.configure({ ...session.state.getState().reading, policy });
  await session.prompt('Once upon a time there was a little girl');
  const release = session.followShadow();
  await session.step(30);
  for (let i = 0; i < 3; i++) await session.step(0);
  const { comparison } = session.shadow.getState();
  const { tokens, promptLength } = session.state.getState();
  const bounded = tokens.slice();
  release();
  await session.rerun({ policy: fullPolicy });
  const full = session.state.getState().tokens.slice();
  expect(full).toHaveLength(bounded.length);
  const at = bounded.findIndex((token, i) => token !== full[i]);
  // 16 slots do not hold what came before: the texts part somewhere.
  expect(at).toBeGreaterThanOrEqual(promptLength);
  expect(comparison).toEqual({ same: at - promptLength, first: { index: at, token: full[at] } });
});
