/** What panels ask of a layer's attention, whatever its mechanism. */
import type { Equations, Sums } from '../../attention/mechanism';
import { mechanismOf } from '../../attention/mechanisms';
import type { LoadedModel } from '../../decode/session/session-state';
import type { AttentionSpec, ModelSpec } from '../../model/spec';

interface LayerAttention {
  /** What it is called. */
  readonly name: string;
  readonly heads: number;
  readonly keyValueHeads: number;
  /** How many of the last tokens a row sees; null: all. */
  readonly window: number | null;
  readonly rowsSumToOne: boolean;
  /** Whether its weights have signs: see `LayerTrace.signed`. */
  readonly signed: boolean;
  /** Whether it shows factors or a latent in the place of keys and values: see `insight/factors.ts`. */
  readonly factored: boolean;
  /** Whether what it keeps fades by a factor γ from token to token. */
  readonly fades: boolean;
  /** Whether it folds what it has read into a memory, and looks exactly at a segment alone. */
  readonly compresses: boolean;
  /** Whether it reads a cache that it shares with other layers. */
  readonly shares: boolean;
  /** What it adds up in place of a softmax; null where it does not. */
  readonly sums: Sums | null;
  readonly equations: Equations;
}

/** A model, of which the shape is enough. */
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
  const fields = mechanism.traceFields(spec);
  const attention = {
    name: mechanism.name(spec),
    heads: spec.heads,
    keyValueHeads: mechanism.keyValueHeads(spec),
    window: mechanism.window(spec),
    rowsSumToOne: mechanism.rowsSumToOne(spec),
    signed: fields.some(({ signed = false }) => signed),
    factored: fields.some(({ name }) => name === 'aKey' || name === 'latent'),
    fades: fields.some(({ name }) => name === 'gamma'),
    compresses: fields.some(({ name }) => name === 'memoryShare'),
    shares: mechanism.readsOf !== undefined,
    sums: mechanism.sums?.(spec) ?? null,
    equations: mechanism.equations(spec),
  };
  asked.set(spec, attention);
  return attention;
}

/** The same answer for the same spec, so that it can be compared. */
const asked = new WeakMap<AttentionSpec, LayerAttention>();

/** The panels that are of one mechanism, and whether a layer's attention has what they show. */
const ofMechanism = {
  factors: ({ factored }) => factored,
  'cache-once': ({ shares }) => shares,
  retention: ({ fades }) => fades,
  linear: ({ sums }) => sums !== null,
  memory: ({ compresses }) => compresses,
} as const satisfies Readonly<Record<string, (attention: LayerAttention) => boolean>>;

export type MechanismPanelId = keyof typeof ofMechanism;
export const mechanismPanelIds = Object.keys(ofMechanism) as readonly MechanismPanelId[];

/** Whether a panel of one mechanism has something to show of a model. */
export function speaksOf(id: MechanismPanelId, spec: ModelSpec): boolean {
  return spec.layers.some((_, layer) => {
    const attention = attentionOf({ model: { spec } }, layer);
    return attention !== null && ofMechanism[id](attention);
  });
}
