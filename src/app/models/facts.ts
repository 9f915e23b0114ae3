/** What the sheet says of a model, computed from its shape. */
import { cacheLayout } from '../../attention/model-layout';
import { type GrowthPoint, type LongRun, growthCurve, longRun } from '../../insight/growth-curve';
import type { CatalogueEntry } from '../../model/catalogue';
import type { ModelSpec } from '../../model/spec';
import { attentionOf } from '../../panels/data/layer-attention';
import { type PictureScale, scaleOf } from './picture';

export interface ModelFacts {
  readonly curve: readonly GrowthPoint[];
  readonly longRun: LongRun;
  /** The cache of the longest text in training. */
  readonly trained: GrowthPoint;
}

export interface AllFacts {
  readonly of: ReadonlyMap<string, ModelFacts>;
  readonly scale: PictureScale;
  /** The catalogue's first model, whose curve is in every picture. */
  readonly reference: { readonly name: string; readonly curve: readonly GrowthPoint[] } | null;
}

/** Curves reach to the longest text in training of the catalogue's first model. */
export function factsOf(models: readonly CatalogueEntry[], specs: ReadonlyMap<string, ModelSpec>): AllFacts {
  const first = models[0];
  const most = first?.trainedContext ?? 0;
  const facts = models.flatMap(({ id }) => {
    const spec = specs.get(id);
    return spec ? [[id, modelFacts(spec, most)] as const] : [];
  });
  const of = new Map(facts);
  const curve = first && of.get(first.id)?.curve;
  return {
    of,
    scale: scaleOf(facts.map(([, each]) => each.curve)),
    reference: first && curve ? { name: first.name, curve } : null,
  };
}

function modelFacts(spec: ModelSpec, most: number): ModelFacts {
  const layout = cacheLayout(spec);
  const trained = growthCurve(layout, spec.trainedContext).at(-1) ?? { tokens: 0, bytes: 0 };
  return { curve: growthCurve(layout, most), longRun: longRun(layout), trained };
}

/** Runs of layers whose attention has the same name, from layer 0. */
export function layerRuns(spec: ModelSpec): readonly { readonly name: string; readonly count: number }[] {
  const runs: { name: string; count: number }[] = [];
  spec.layers.forEach((_, layer) => {
    const name = attentionOf({ model: { spec } }, layer)?.name ?? '';
    const run = runs.at(-1);
    if (run?.name === name) run.count += 1;
    else runs.push({ name, count: 1 });
  });
  return runs;
}
