import type { AttentionSpec } from '../model/spec';
import type { Mechanism } from './mechanism';
import { softmax } from './softmax';

type Kind = AttentionSpec['kind'];

/** Every mechanism by its kind: the one list. */
const mechanisms: { readonly [K in Kind]: Mechanism<Extract<AttentionSpec, { readonly kind: K }>> } = { softmax };

/** The mechanism that a layer's attention names. */
export function mechanismOf<S extends AttentionSpec>(spec: S): Mechanism<S> {
  // The table's type pairs each kind with its own spec; TypeScript cannot follow that through an index.
  return mechanisms[spec.kind] as unknown as Mechanism<S>;
}
