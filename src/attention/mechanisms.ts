import type { AttentionSpec } from '../model/spec';
import { cross } from './cross';
import { infini } from './infini';
import { latent } from './latent';
import { linear } from './linear';
import type { Mechanism } from './mechanism';
import { recorded } from './recorded';
import { retention } from './retention';
import { softmax } from './softmax';
import { tensorProduct } from './tensor-product';

type Kind = AttentionSpec['kind'];

/** Every mechanism by its kind: the one list. */
const mechanisms: { readonly [K in Kind]: Mechanism<Extract<AttentionSpec, { readonly kind: K }>> } = {
  softmax,
  cross,
  retention,
  linear,
  infini,
  tensorProduct,
  latent,
  recorded,
};

/** The mechanism that a layer's attention names. */
export function mechanismOf<S extends AttentionSpec>(spec: S): Mechanism<S> {
  // The table's type pairs each kind with its own spec; TypeScript cannot follow that through an index.
  return mechanisms[spec.kind] as unknown as Mechanism<S>;
}
