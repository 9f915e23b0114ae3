/** The specs of all shipped models, for what compares them without loading their weights. */
import type { Catalogue } from './catalogue';
import type { ModelFiles } from './files';
import { parseSpec } from './parse-spec';
import { readJson } from './read-json';
import type { ModelSpec } from './spec';

/** By the model's id. @throws ModelError `file-missing`, `not-json` or `bad-spec` */
export async function loadSpecs(catalogue: Catalogue, files: ModelFiles): Promise<ReadonlyMap<string, ModelSpec>> {
  const specs = await Promise.all(
    catalogue.models.map(async ({ id, spec }) => [id, parseSpec(await readJson(files, spec))] as const),
  );
  return new Map(specs);
}
