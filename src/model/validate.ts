import * as v from 'valibot';

/** What is wrong with a document, and where: `layers[2].attention.heads`; an empty path is the document itself. */
export interface Problem {
  readonly path: string;
  readonly problem: string;
}

/** Checks JSON against a schema. `fail` is called with the first problem, and throws the caller's own error. */
export function validate<S extends v.GenericSchema>(
  schema: S,
  json: unknown,
  fail: (problem: Problem) => never,
): v.InferOutput<S> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const keys: readonly unknown[] = issue.path?.map((item) => item.key) ?? [];
  const path = keys.reduce<string>(
    (sum, key) => (typeof key === 'number' ? `${sum}[${key}]` : sum === '' ? String(key) : `${sum}.${String(key)}`),
    '',
  );
  return fail({ path, problem: issue.message });
}
