/** Models by what they keep of a text, asked of their mechanisms. */
import type { CatalogueEntry } from '../../model/catalogue';
import type { ModelSpec } from '../../model/spec';
import { modelHas } from '../../panels/data/layer-attention';

/** In the order of the sheet: from everything to nothing but a sum. */
export const groupIds = ['everything', 'less', 'once', 'window', 'state', 'memory', 'tasks'] as const;

export type GroupId = (typeof groupIds)[number];

/**
 * What a model keeps. Of a model with layers of several kinds, the first of these that holds: one cache for several layers, a sum beside exact
 * attention to the last tokens, a sum alone, a window, fewer numbers per token than keys and values of every head.
 */
export function keptBy(spec: ModelSpec): Exclude<GroupId, 'tasks'> {
  if (modelHas(spec, ({ shares }) => shares)) return 'once';
  if (modelHas(spec, ({ memory, sums }) => memory !== null || (sums !== null && sums.group !== null))) return 'memory';
  if (modelHas(spec, ({ sums, decay }) => sums !== null || decay !== null)) return 'state';
  if (modelHas(spec, ({ window }) => window !== null)) return 'window';
  if (modelHas(spec, ({ factors, latent, heads, keyValueHeads }) => factors !== null || latent !== null || keyValueHeads < heads))
    return 'less';
  return 'everything';
}

export interface ModelGroup<Model> {
  readonly id: GroupId;
  readonly models: readonly Model[];
}

/**
 * The models in groups, those without a model left out; within a group as in the catalogue. A model of another task than the first one's is
 * among the tasks, whatever it keeps: its loss cannot be compared with the others'.
 */
export function grouped<Model extends Pick<CatalogueEntry, 'id' | 'task'>>(
  models: readonly Model[],
  specs: ReadonlyMap<string, ModelSpec>,
): readonly ModelGroup<Model>[] {
  const task = models[0]?.task;
  const groupOf = (model: Model): GroupId | null => {
    const spec = specs.get(model.id);
    return spec === undefined ? null : model.task === task ? keptBy(spec) : 'tasks';
  };
  return groupIds
    .map((id) => ({ id, models: models.filter((model) => groupOf(model) === id) }))
    .filter((group) => group.models.length > 0);
}
