/** The long text that ships: stories that were held out from training, so that no model has seen them. */
import * as v from 'valibot';
import { ModelError } from './errors';
import type { ModelFiles } from './files';
import { readJson } from './read-json';
import { validate } from './validate';

const schema = v.object({
  stories: v.pipe(
    v.array(v.object({ title: v.string(), author: v.string(), source: v.string(), licence: v.string(), text: v.string() })),
    v.minLength(1),
  ),
});

const path = '../texts/held-out.json';

/** All stories end to end, a blank line between them. @throws ModelError `file-missing`, `not-json` or `bad-catalogue` */
export async function loadLongText(files: ModelFiles): Promise<string> {
  const json = await readJson(files, path);
  const { stories } = validate(schema, json, (problem) => {
    throw new ModelError('bad-catalogue', problem);
  });
  return stories.map(({ text }) => text).join('\n\n');
}
