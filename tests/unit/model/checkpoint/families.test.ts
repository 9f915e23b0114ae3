/** A small random checkpoint of every family in its published layout, read and converted; the spec is that with which PyTorch's figures were made. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { modelTensors } from '../../../../src/attention/model-layout';
import { openCheckpoint } from '../../../../src/model/checkpoint/open-checkpoint';
import { families } from '../../../../src/model/checkpoint/families';
import { readSafetensors } from '../../../../src/model/safetensors';
import type { ModelSpec } from '../../../../src/model/spec';
import { checkWeights } from '../../../../src/model/weights';
import { filesOf } from '../../../support/files-on-disk';

const root = 'tests/fixtures/checkpoints';
const ids = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(ids)('$name: the spec, and every tensor that it needs', async ({ name }) => {
  const { spec } = JSON.parse(readFileSync(`${root}/${name}/expected.json`, 'utf8')) as { readonly spec: ModelSpec };
  const checkpoint = await openCheckpoint(await filesOf(`${root}/${name}`), { name, context: spec.context });
  expect({ ...checkpoint.spec, id: spec.id, start: spec.start, trainedContext: spec.trainedContext }).toEqual(spec);
  const file = readSafetensors(await checkpoint.readWeights());
  checkWeights(file, modelTensors(checkpoint.spec));
  expect([...file.names].sort()).toEqual(
    modelTensors(checkpoint.spec)
      .map((tensor) => tensor.name)
      .sort(),
  );
});

test('every family has such a checkpoint', () => {
  const types = ids.map(
    ({ name }) => (JSON.parse(readFileSync(`${root}/${name}/config.json`, 'utf8')) as { model_type: string }).model_type,
  );
  for (const { types: known } of families) expect(known.some((type) => types.includes(type))).toBe(true);
});
