import { words } from '../words';
import { ModelError } from './errors';
import { type ModelSpec, modelSpecSchema } from './spec';
import { validate } from './validate';

/**
 * A model spec from its JSON, checked.
 * @throws ModelError `bad-spec`, naming the path of the first thing that is wrong.
 */
export function parseSpec(json: unknown): ModelSpec {
  const spec = validate(modelSpecSchema, json, (problem) => {
    throw new ModelError('bad-spec', problem);
  });
  for (const token of spec.start)
    if (token >= spec.vocabulary)
      throw new ModelError('bad-spec', { path: 'start', problem: words.model.spec.start(token, spec.vocabulary) });
  return spec;
}
