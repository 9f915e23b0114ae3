/** The session over the real engine and the real model: what PyTorch decoded is what it decodes. */
import { allLogits } from '../../support/all-logits';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSession } from '../../../src/decode/session/session';
import { loadedModel } from '../../../src/decode/session/session-state';
import { createHost } from '../../../src/engine/create-host';
import type { ModelFiles } from '../../../src/model/files';
import { loadCatalogue } from '../../../src/model/catalogue';
import { loadModel } from '../../../src/model/load-model';

const files: ModelFiles = {
  read: async (path) => new Uint8Array(readFileSync(`public/models/${path}`)).buffer,
};
const { models } = await loadCatalogue(files);

test.each(models.map(({ id }) => id))('%s: the prompt and 64 greedy tokens are PyTorch’s', async (id) => {
  const entry = models.find((model) => model.id === id);
  if (!entry) throw new Error(id);
  const fixture = JSON.parse(readFileSync(`tests/fixtures/${id}.json`, 'utf8')) as {
    prompt: string;
    promptTokens: number[];
    tokens: number[];
  };
  const parts = await loadModel(entry, files);
  const session = createSession(createHost());
  await session.open(loadedModel(parts), parts.weights, 'cpu');
  session.setSampling({ greedy: true });
  const tokens = () => session.state.getState().tokens.slice();
  await session.prompt(fixture.prompt);
  expect(tokens()).toEqual(fixture.promptTokens);
  await session.step(64);
  expect(tokens()).toEqual(fixture.tokens);
  const before = allLogits(session.trace(50)?.logits ?? new Float32Array()).slice();
  await session.prompt(fixture.prompt, fixture.tokens.slice(fixture.promptTokens.length, 51));
  // Read in chunks instead of one by one: the same sums in the same order.
  expect(session.trace(50)?.logits).toEqual(before);
});
