/** A lane's settings: a model and its cache policy. In a link: `mha`, or `mha_window_64_4_cache`. */
import * as v from 'valibot';
import { type PolicySettings, fullPolicy, policyKinds, positionKinds } from '../decode/policies';
import { words } from '../words';
import { type Checks, aWhole, oneOf, someOf } from './schemas';

export interface LaneSettings {
  readonly model: string;
  readonly reading: { readonly policy: PolicySettings };
}

const say = words.args.expects;
/** Bounds; a model with fewer slots uses all that it has. */
export const policyBounds = { size: [2, 1_000_000], pinned: [0, 1_000_000] } as const;

/** Any part of a policy. */
export const somePolicy = someOf({
  kind: oneOf(policyKinds),
  size: aWhole(...policyBounds.size),
  pinned: aWhole(...policyBounds.pinned),
  positions: oneOf(positionKinds),
});

/** A policy; omitted properties are as in a full cache. */
export const policySettings: Checks<PolicySettings> = v.pipe(
  somePolicy,
  v.transform((given): PolicySettings => ({ ...fullPolicy, ...given })),
  v.check(({ kind, size, pinned }) => kind === 'full' || pinned < size, say.pinned),
);

/** A lane; without reading settings it keeps everything. */
export const laneSettings: Checks<LaneSettings> = v.strictObject(
  {
    model: v.pipe(v.string(say.model), v.regex(/^(?:[a-z0-9-]+|(?:own|hub):.+)$/su, say.model)),
    reading: v.optional(v.strictObject({ policy: v.optional(policySettings, {}) }, say.settings(['policy'])), {}),
  },
  say.settings(['model', 'reading']),
);

export function formatLane({ model, reading: { policy } }: LaneSettings): string {
  const { kind, size, pinned, positions } = policy;
  return kind === 'full' ? written(model) : [written(model), kind, size, pinned, positions].join('_');
}

/** A model's id without the signs that part a lane's settings, and lanes: the names of visitors' own models may have them. */
const written = (model: string): string => encodeURIComponent(model).replaceAll('_', '%5F').replaceAll('.', '%2E');

function readModel(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Undefined for a text that is no lane. Whether the model exists is not checked here. */
export function parseLane(text: string): LaneSettings | undefined {
  const [id, kind, size, pinned, positions, ...more] = text.split('_');
  const model = readModel(id);
  const digits = [size, pinned].map((count) => (/^\d{1,7}$/.test(count ?? '') ? Number(count) : Number.NaN));
  const policy = kind === undefined ? fullPolicy : { kind, size: digits[0], pinned: digits[1], positions };
  const lane = v.safeParse(laneSettings, { model, reading: { policy } });
  return lane.success && more.length === 0 ? lane.output : undefined;
}
