/** The sentence that is said after a step has the numbers of the step. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createHost } from '../../../src/engine/create-host';
import { loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { spokenStep } from '../../../src/panels';
import { createKeepsake } from '../../../src/store/keepsake';
import { formatState } from '../../../src/store/properties';
import { createScript } from '../../../src/store/scripting';

const files: ModelFiles = { read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer };

test('the newest token, where the head looks, the likeliest next token, and the bytes', async () => {
  const keepsake = createKeepsake({
    host: createHost(),
    startHost: () => ({ host: createHost(), close: () => undefined }),
    catalogue: await loadCatalogue(files),
    files,
    panels: [],
    address: (state) => `#${formatState(state)}`,
  });
  const script = createScript(keepsake);
  expect(spokenStep(keepsake.session, 0, 0)).toBeNull();
  await script.restore({ model: 'backcopy', backend: 'cpu', greedy: true });
  await script.step(3);
  const { index, attention, logits } = await script.trace();
  const { data, shape } = attention[0] ?? { data: new Float32Array(), shape: [0, 0] };
  const row = data.slice(0, shape[1]);
  const most = row.indexOf(Math.max(...row));
  const said = spokenStep(keepsake.session, 0, 0) ?? '';
  expect(said).toContain(`Token ${index} `);
  expect(said).toContain('In layer 0, head 0');
  expect(said).toContain(`looks most at ${most} `);
  expect(said).toContain(`${Math.round(100 * (row[most] ?? 0))}\u00a0%`);
  // Greedy: the largest logit is taken for certain.
  await script.step();
  expect(script.tokens().at(-1)).toBe(logits.indexOf(Math.max(...logits)));
  expect(said).toMatch(/Likeliest next: .+, 100\u00a0%\./);
  // 512 bytes for each token that is cached: 64 numbers of keys, 64 of values, 4 bytes each.
  expect(said).toContain(`Cache: ${(((index + 1) * 512) / 1024).toFixed(1)} KiB`);
});
