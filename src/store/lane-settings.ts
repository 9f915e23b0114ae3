/** What a lane is: a model and how its cache is kept. As a link writes it: `mha`, or `mha_window_64_4_cache`. */
import { type PolicyKind, type PolicySettings, type PositionKind, fullPolicy, policies } from '../decode/policies';

export interface LaneSettings {
  readonly model: string;
  readonly reading: { readonly policy: PolicySettings };
}

const positionKinds: readonly PositionKind[] = ['original', 'cache'];

export function formatLane({ model, reading: { policy } }: LaneSettings): string {
  const { kind, size, pinned, positions } = policy;
  return kind === 'full' ? model : [model, kind, size, pinned, positions].join('_');
}

/** Undefined for a text that is no lane. Whether there is such a model is not asked here. */
export function parseLane(text: string): LaneSettings | undefined {
  const [model = '', kind, size, pinned, positions, ...more] = text.split('_');
  if (!/^[a-z0-9-]+$/.test(model) || more.length > 0) return undefined;
  if (kind === undefined) return { model, reading: { policy: fullPolicy } };
  const counts = [size, pinned].map((count) => (/^\d{1,6}$/.test(count ?? '') ? Number(count) : -1));
  const [most = -1, first = -1] = counts;
  const place = positionKinds.find((candidate) => candidate === positions);
  if (!Object.hasOwn(policies, kind) || most < 2 || first < 0 || first >= most || !place) return undefined;
  return { model, reading: { policy: { kind: kind as PolicyKind, size: most, pinned: first, positions: place } } };
}
