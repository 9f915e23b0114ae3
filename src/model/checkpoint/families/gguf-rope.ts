/** Rotation as a GGUF says it: in its metadata, and for Llama 3 and Phi-3 in tensors of a divisor per pair. */
import type { RopeScaling } from '../../spec';
import { CheckpointError } from '../errors';
import type { Settings } from '../settings';
import { type StoredTensor, type StoredTensors, elementsOf } from '../stored-tensor';
import { longRopeFactor } from './hub-rope';

/**
 * @param pairs of numbers that turn together
 * @returns undefined where rotation is as it was trained
 * @throws CheckpointError `bad-setting`, `unsupported-setting`, `tensor-shape` or `unreadable`
 */
export async function ggufScaling(
  settings: Settings,
  tensors: Pick<StoredTensors, 'tensor'>,
  pairs: number,
  context: number,
): Promise<RopeScaling | undefined> {
  const trained = settings.count('context_length');
  const original = settings.count('rope.scaling.original_context_length', trained);
  const divisors = tensors.tensor('rope_freqs.weight');
  if (divisors) return { kind: 'longrope', factors: await readFactors(divisors, pairs), attentionFactor: 1 };
  const long = tensors.tensor(context <= original ? 'rope_factors_short.weight' : 'rope_factors_long.weight');
  if (long) {
    const attentionFactor = settings.positive('rope.scaling.attn_factor', longRopeFactor(trained / original, original));
    return { kind: 'longrope', factors: await readFactors(long, pairs), attentionFactor };
  }
  const kind = settings.text('rope.scaling.type', settings.has('rope.scale_linear') ? 'linear' : 'none');
  const factor = settings.positive(['rope.scaling.factor', 'rope.scale_linear'], 1);
  if (kind === 'none' || factor === 1) return undefined;
  if (kind === 'linear') return { kind, factor };
  if (kind !== 'yarn')
    throw new CheckpointError('unsupported-setting', { file: settings.file, key: 'rope.scaling.type', value: kind.slice(0, 40) });
  return {
    kind,
    factor,
    betaFast: settings.positive('rope.scaling.yarn_beta_fast', 32),
    betaSlow: settings.positive('rope.scaling.yarn_beta_slow', 1),
    original,
    truncate: true,
    attentionFactor: settings.positive('rope.scaling.attn_factor', 1) * (0.1 * Math.log(factor) + 1),
  };
}

async function readFactors(tensor: StoredTensor, pairs: number): Promise<number[]> {
  if (elementsOf(tensor.shape) !== pairs)
    throw new CheckpointError('tensor-shape', { tensor: tensor.name, expected: [pairs], found: tensor.shape });
  const factors = Array.from(await tensor.read(0, pairs));
  const wrong = factors.findIndex((factor) => !(factor > 0 && factor < Infinity));
  if (wrong >= 0) throw new CheckpointError('not-finite', { tensor: tensor.name, index: wrong, value: String(factors[wrong]) });
  return factors;
}
