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
  if (spec.bos >= spec.vocabulary)
    throw new ModelError('bad-spec', { path: 'bos', problem: words.model.spec.bos(spec.bos, spec.vocabulary) });
  return spec;
}
