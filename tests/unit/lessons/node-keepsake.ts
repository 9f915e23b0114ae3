/** A Keepsake with the shipped models and lessons, on the CPU. */
import { readFile } from 'node:fs/promises';
import { createHost } from '../../../src/engine/create-host';
import { knownLessons } from '../../../src/lessons';
import { loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { panels } from '../../../src/panels';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { addressOf } from '../../../src/store/url';

const files: ModelFiles = { read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer };
const catalogue = await loadCatalogue(files);

export function nodeKeepsake(): Keepsake {
  const keepsake = createKeepsake({
    host: createHost(),
    startHost: () => ({ host: createHost(), close: () => undefined }),
    catalogue,
    files,
    panels,
    lessons: knownLessons,
    address: (state) => addressOf(state, 'http://localhost/'),
  });
  keepsake.display.setState({ backend: 'cpu' });
  return keepsake;
}
