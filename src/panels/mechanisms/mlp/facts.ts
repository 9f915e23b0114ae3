/** What a layer's MLP is, as far as the panel's words and equation depend on it. */
import { isGated } from '../../../model/mlp-spec';
import type { ModelSpec } from '../../../model/spec';
import type { MlpWords } from '../../../words/mlp-words';

export interface MlpFacts extends MlpWords {
  readonly bias: boolean;
}

/** Null for a layer without an MLP. */
export function factsOf({ norm = 'rms', layers }: Pick<ModelSpec, 'norm' | 'layers'>, layer: number): MlpFacts | null {
  const { mlp = null, parallel, normsAfter = false } = layers[layer] ?? {};
  if (mlp === null) return null;
  const f = mlp.kind === 'swiglu' ? 'swish' : mlp.kind === 'relu' ? 'relu' : 'gelu';
  return {
    gated: isGated(mlp),
    f,
    tanh: 'form' in mlp && mlp.form === 'tanh',
    norm,
    parallel: parallel !== undefined,
    after: normsAfter,
    bias: mlp.bias ?? false,
    effects: hasEffects({ norm, layers }, layer),
  };
}

/**
 * Whether a neuron's direct effect on the logits is its column's product with the unembedding, up to one factor: not past a norm that takes off
 * the mean, whose scale the trace does not have, nor past a norm of what the MLP adds.
 */
function hasEffects({ norm, layers }: Pick<ModelSpec, 'norm' | 'layers'>, layer: number): boolean {
  return norm !== 'layer' && !layers[layer]?.normsAfter;
}
