/** A layer's MLP as a spec says it. */
import * as v from 'valibot';
import { widthOfFour } from './counts';

/** `tanh` is the approximation of gelu by tanh (`gelu_new`, `gelu_pytorch_tanh`), `erf` gelu itself (Hendrycks, Gimpel 1606.08415). */
const form = v.picklist(['tanh', 'erf']);

/** `bias` puts a bias on every projection; none unless given. `hidden` may be padded: a neuron of zeros adds nothing. */
const shape = { hidden: widthOfFour, bias: v.optional(v.boolean()) };

/**
 * Gated, down(f(gate x) ⊙ up x), with f = swish (`swiglu`) or gelu (`geglu`; Shazeer 2002.05202), or plain, down(f(up x)), with f = gelu or
 * relu(z) = max(0, z).
 */
export const mlpSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('swiglu'), ...shape }),
  v.strictObject({ kind: v.literal('geglu'), form, ...shape }),
  v.strictObject({ kind: v.literal('gelu'), form, ...shape }),
  v.strictObject({ kind: v.literal('relu'), ...shape }),
]);

export type MlpSpec = v.InferOutput<typeof mlpSchema>;

/** Whether the MLP has a gate beside its values. */
export const isGated = ({ kind }: MlpSpec): boolean => kind === 'swiglu' || kind === 'geglu';
