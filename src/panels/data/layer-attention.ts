/** What panels ask of a layer's attention, whatever its mechanism. */
import type { DecayFields, Equations, FactorFields, LatentFields, MemoryFields, Sums } from '../../attention/mechanism';
import { mechanismOf } from '../../attention/mechanisms';
import { type WeightKind, defaultMaxRows } from '../../attention/plan';
import type { LoadedModel } from '../../decode/session/session-state';
import type { AttentionSpec, ModelSpec } from '../../model/spec';

interface LayerAttention {
  /** Its name on the screen. */
  readonly name: string;
  readonly heads: number;
  readonly keyValueHeads: number;
  /** How many of the last tokens a row sees; null: all. */
  readonly window: number | null;
  /** What its weights over tokens are. */
  readonly weights: WeightKind;
  /** Whether it reads a cache that it shares with other layers. */
  readonly shares: boolean;
  /** Whether it reads keys and values that are cached whole, one of each per token. */
  readonly cachesKeys: boolean;
  /** The layer whose cache it reads, where that may be another's. */
  readonly keysOf: number | null;
  /** What it sums instead of a softmax; null for softmax attention. This and the following come from the mechanism. */
  readonly sums: Sums | null;
  readonly decay: DecayFields | null;
  readonly factors: FactorFields | null;
  readonly latent: LatentFields | null;
  readonly memory: MemoryFields | null;
  readonly equations: Equations;
}

/** A model; its spec is enough. */
interface Shaped {
  readonly model: Pick<LoadedModel, 'spec'> | null;
}

/** The attention of a layer of the model that is shown; null where there is none. */
export function attentionOf({ model }: Shaped, layer: number): LayerAttention | null {
  const spec = model?.spec.layers[layer]?.attention;
  if (!spec) return null;
  const known = asked.get(spec);
  if (known) return known;
  const mechanism = mechanismOf(spec);
  const attention = {
    name: mechanism.name(spec),
    heads: spec.heads,
    keyValueHeads: mechanism.keyValueHeads(spec),
    window: mechanism.window(spec),
    weights: mechanism.weights(spec),
    shares: mechanism.readsOf !== undefined,
    cachesKeys: cachesKeys(spec, layer),
    keysOf: mechanism.readsOf?.(model.spec.layers.map((each) => each.attention)) ?? null,
    sums: mechanism.sums?.(spec) ?? null,
    decay: mechanism.decay?.(spec) ?? null,
    factors: mechanism.factors?.(spec) ?? null,
    latent: mechanism.latent?.(spec) ?? null,
    memory: mechanism.memory?.(spec) ?? null,
    equations: mechanism.equations(spec),
  };
  asked.set(spec, attention);
  return attention;
}

function cachesKeys(spec: AttentionSpec, layer: number): boolean {
  const mechanism = mechanismOf(spec);
  const whole = [mechanism.sums, mechanism.decay, mechanism.factors, mechanism.latent, mechanism.memory].every(
    (of) => !of?.(spec),
  );
  const names = mechanism.cache(spec, layer, defaultMaxRows).map(({ name }) => name);
  return whole && (mechanism.readsOf !== undefined || (names.includes('key') && names.includes('value')));
}

/** The same object for the same spec, so that it can be compared. */
const asked = new WeakMap<AttentionSpec, LayerAttention>();

/** Whether the attention of any layer of a model is so. */
export function modelHas(spec: ModelSpec, isSo: (attention: LayerAttention) => boolean): boolean {
  return spec.layers.some((_, layer) => {
    const attention = attentionOf({ model: { spec } }, layer);
    return attention !== null && isSo(attention);
  });
}
