/** A head is silenced by its number among the model's heads, independent of where the trace has its weights, if at all. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { linear } from '../../src/attention/linear';
import { softmax } from '../../src/attention/softmax';
import { headNumber } from '../../src/decode/reader/model-limits';
import { readSafetensors } from '../../src/model/safetensors';
import type { Engine } from '../../src/engine/engine';
import type { ModelSpec } from '../../src/model/spec';
import { expectClose } from './support/compare';
import { onCpu, onGpu, stepOf, triedHere } from './support/load-engines';
import { linearLayer, modelOf, randomWeights } from './support/random-model';

/** The sums of a float32 row of 12 terms in another order. */
const tolerance = { absolute: 1e-5, relative: 1e-5 };
const tokens = [0, 5, 9, 3];
/** Heads of the two layers: 3 and 2. */
const spec = modelOf({
  width: 32,
  hidden: 32,
  vocabulary: 40,
  context: 32,
  attentions: [linearLayer(), { ...softmaxLayer(), heads: 2, keyValueHeads: 1, headWidth: 16 }],
});

function softmaxLayer() {
  const [layer] = modelOf({ layers: 1 }).layers;
  if (layer?.attention.kind !== 'softmax') throw new Error('the story models have softmax attention');
  return layer.attention;
}

/** The same weights, but no head adds to the residual. */
function withoutHead(file: ArrayBuffer, { layers }: ModelSpec, layer: number, head: number): ArrayBuffer {
  const attention = layers[layer]?.attention;
  if (!attention || !('headWidth' in attention)) throw new Error(`layer ${layer} has no heads of one width`);
  const copy = file.slice(0);
  const output = readSafetensors(copy).tensor(`layers.${layer}.attention.output.weight`);
  if (output?.dtype !== 'F16') throw new Error('the weights are float16');
  const { bytes, shape } = output;
  const columns = shape[1] ?? 0;
  for (let i = 0; i < bytes.length / 2; i++)
    if (Math.floor((i % columns) / attention.headWidth) === head) bytes.fill(0, 2 * i, 2 * i + 2);
  return copy;
}

afterEach(() => vi.restoreAllMocks());

/** A layer of softmax attention shows a second number for every slot, before its weights. */
function showMore(): void {
  const fields = softmax.traceFields;
  vi.spyOn(softmax, 'traceFields').mockImplementation((of) => [{ name: 'more', size: 5, perSlot: true }, ...fields(of)]);
}

/** Layers of linear attention show no weights. */
function showNone(): void {
  const { build } = linear;
  vi.spyOn(linear, 'weights').mockReturnValue('none');
  vi.spyOn(linear, 'build').mockImplementation((of, context) => {
    const part = build(of, {
      ...context,
      offsets: (...fields) =>
        Object.assign(context.offsets(...fields.filter((field) => field !== 'attention')), { attention: 0 }),
    });
    return { ...part, ops: part.ops.filter(({ kernel }) => kernel !== 'linear_weights') };
  });
}

const traces = [
  ['as it is', () => undefined],
  ['with a second field for every slot', showMore],
  ['with a layer that shows no weights', showNone],
] as const;

/** Of a layer and a head in it. */
const heads = [
  [0, 2],
  [1, 0],
  [1, 1],
] as const;

describe.each(triedHere([onCpu, onGpu]))('$name', ({ load }) => {
  it.each(traces)('a trace %s', async (_, change) => {
    change();
    const file = randomWeights(spec, 1);
    const engine = await load(spec, file);
    const logits = async (of: Engine, silenced: readonly number[]): Promise<Float32Array> =>
      (await of.forward({ ...stepOf(tokens), interventions: { zeroSink: false, silenced } }, false)).slice();
    const all = await logits(engine, []);
    for (const [layer, head] of heads) {
      const silent = await logits(engine, [headNumber(spec, layer, head)]);
      const lacking = await onCpu.load(spec, withoutHead(file, spec, layer, head));
      expectClose(silent, await logits(lacking, []), tolerance, `logits without head ${head} of layer ${layer}`);
      expect(Math.max(...all.map((x, i) => Math.abs(x - (silent[i] ?? NaN))))).toBeGreaterThan(0.01);
    }
    engine.dispose();
  });
});
