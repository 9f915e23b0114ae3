/** What is known of shipped models without running them: the loss recorded in training, and the bytes of their caches. */
import { cacheBytes } from '../../attention/cache-bytes';
import type { CacheLayout } from '../../attention/cache-layout';
import { cacheLayout } from '../../attention/model-layout';
import { findModel } from '../../model/catalogue';
import type { LessonPage } from '../../store/known-lessons';
import { aText, aWhole } from '../../store/schemas';
import { inBytes, unitOf } from './amounts';
import { truth } from './truth';

/** A shipped model by its id. */
const aModel = { model: aText } as const;
const atLength = { tokens: aWhole(0, 1_000_000_000) } as const;

async function layoutOf(page: LessonPage, model: string): Promise<CacheLayout> {
  const spec = (await page.specs()).get(model);
  if (!spec) throw new RangeError(`no model ${model}`);
  return cacheLayout(spec);
}

/** Bytes of a model's cache that holds this many tokens. */
const bytesAt = async (page: LessonPage, model: string, tokens: number): Promise<number> =>
  cacheBytes(await layoutOf(page, model), tokens).total;

const lossOf = ({ catalogue }: LessonPage, model: string): number => findModel(catalogue, model).validationLoss;

export const modelTruths = {
  /** Loss on held-out text, in nats per token, as recorded in training. */
  loss: truth(aModel, (page, { model }) => lossOf(page, model)),
  /** How much higher it is than another model's. */
  lossAbove: truth({ ...aModel, other: aText }, (page, { model, other }) => lossOf(page, model) - lossOf(page, other)),
  /** The same as a part of that one's. */
  lossRise: truth({ ...aModel, other: aText }, (page, { model, other }) => {
    return (lossOf(page, model) - lossOf(page, other)) / lossOf(page, other);
  }),
  /** How far two models' losses are apart, whichever is higher. */
  lossApart: truth({ ...aModel, other: aText }, (page, { model, other }) => Math.abs(lossOf(page, model) - lossOf(page, other))),
  /** Of the gap between the losses of two other models, the part that a model closes: 1 where its loss is the lower one. */
  gapClosed: truth({ ...aModel, from: aText, to: aText }, (page, { model, from, to }) => {
    return (lossOf(page, from) - lossOf(page, model)) / (lossOf(page, from) - lossOf(page, to));
  }),
  /** The standard error of the loss over texts. */
  lossError: truth(aModel, ({ catalogue }, { model }) => findModel(catalogue, model).validationLossError ?? Number.NaN),
  /** Another figure recorded of a model, by its name in the catalogue. */
  figure: truth({ ...aModel, figure: aText }, ({ catalogue }, { model, figure }) => {
    return findModel(catalogue, model).figures[figure] ?? Number.NaN;
  }),
  /** Bytes that a token adds. */
  bytesPerToken: truth(aModel, async (page, { model }) => cacheBytes(await layoutOf(page, model), 1).perToken),
  /** Bytes of a cache that holds this many tokens. */
  bytesAt: truth({ ...aModel, ...atLength, ...inBytes }, async (page, { model, tokens, unit }) => {
    return (await bytesAt(page, model, tokens)) / unitOf(unit);
  }),
  /** Of another model's cache, the part that this one's has, both with this many tokens: below 1 where it is smaller. */
  bytesShare: truth({ ...aModel, ...atLength, other: aText }, async (page, { model, other, tokens }) => {
    return (await bytesAt(page, model, tokens)) / (await bytesAt(page, other, tokens));
  }),
  /** At how many tokens a cache that grows is as large as what this model keeps at any length. */
  tokensInCacheOf: truth({ ...aModel, other: aText }, async (page, { model, other }) => {
    return cacheBytes(await layoutOf(page, model), 0).constant / cacheBytes(await layoutOf(page, other), 1).perToken;
  }),
};
