import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { pipelineKey } from '../../../src/engine/kernel';
import { parseSpec } from '../../../src/model/parse-spec';
import type { ModelSpec } from '../../../src/model/spec';

const read = (path: string): unknown => JSON.parse(readFileSync(`public/models/${path}`, 'utf8'));
const { models } = read('catalogue.json') as { readonly models: readonly { readonly id: string }[] };

const [ends, softmax, mlp] = [
  2, // embed, project_logits
  3, // project_qkv, attend, project_add
  2, // project_gated, project_add from another width
];
const retention = 4; // project_state, retention_step, retention_weights, project_add
const linear = 4; // project_state, linear_step, linear_weights, project_add
const grouped = 6; // recall and attend_segment in place of linear_step, and convolve_values
const infini = 5; // project_state, recall, attend_segment, segment_weights, project_add
const cross = 3; // the layer that fills has its own project_qkv; both share attend and project_add

/** The kernels of each model, for any number of layers. */
const expected: Readonly<Record<string, number>> = {
  ...{ backcopy: ends + softmax, 'backcopy-one': ends + softmax, 'backcopy-mlp': ends + softmax + mlp },
  ...{ trigger: ends + softmax, 'trigger-start': ends + softmax, 'trigger-relu': ends + softmax },
  ...Object.fromEntries(
    [
      'mha',
      'gqa',
      'mqa',
      'window',
      'softmax-one',
      'key-bias',
      'sink-token',
      'sink-logit',
      'draft',
      'passkey-full',
      'passkey-window',
    ].map((id) => [id, ends + softmax + mlp]),
  ),
  gated: ends + softmax + 1 + mlp, // gate_heads
  mla: ends + 4 + mlp, // project_latent, normalise_latent, attend_latent, project_add
  tpa: ends + 4 + mlp, // project_factors, score_factors, mix_factors, project_add
  ...{ retention: ends + retention + mlp, 'gated-retention': ends + retention + mlp },
  ...{ linear: ends + linear + mlp, 'linear-grouped': ends + grouped + mlp, 'linear-leaky': ends + grouped + mlp },
  ...{ infini: ends + infini + mlp, 'passkey-infini': ends + infini + mlp },
  // Both halves share project_add.
  'yoco-window': ends + softmax + cross + mlp,
  'yoco-retention': ends + retention + cross + mlp,
};

const pipelinesOf = (spec: ModelSpec): number => new Set(compilePlan(spec).ops.map(pipelineKey)).size;

describe.each(models)('$id', ({ id }) => {
  const spec = parseSpec(read(`${id}/spec.json`));

  test('has a pipeline for each of its kernels and shapes', () => {
    expect(pipelinesOf(spec)).toBe(expected[id]);
  });

  test('has no more of them with all its layers than with one of each sort', () => {
    const sorts = new Map(spec.layers.map((layer) => [JSON.stringify(layer), layer]));
    expect(pipelinesOf(spec)).toBe(pipelinesOf({ ...spec, layers: [...sorts.values()] }));
  });
});
