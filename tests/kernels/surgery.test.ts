/** What is changed in a running model with output gates: softmax + 1, and silenced heads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSafetensors } from '../../src/model/safetensors';
import { headNumber } from '../../src/decode/reader/model-limits';
import type { Engine } from '../../src/engine/engine';
import { readTrace } from '../../src/engine/read-trace';
import type { StepTrace } from '../../src/engine/trace';
import { allLogits } from '../support/all-logits';
import { expectClose } from './support/compare';
import { type EngineCase, onCpu, onGpu, stepOf, triedHere } from './support/load-engines';
import { modelOf, randomWeights } from './support/random-model';

/** The sums of a float32 row of 16 terms in another order. */
const tolerance = { absolute: 1e-5, relative: 1e-5 };
const tokens = [0, 5, 9, 3, 7];
const gatedOf = (extraLogit: 'none' | 'zero') =>
  modelOf({
    layers: 2,
    width: 32,
    hidden: 32,
    vocabulary: 40,
    context: 32,
    attention: { heads: 4, keyValueHeads: 2, headWidth: 8, gate: 'head', extraLogit },
  });
const spec = gatedOf('none');
const file = randomWeights(spec, 1);
const head = { layer: 0, head: 2 };

/** The same weights, but nothing of the head reaches the residual. */
function withoutHead(): ArrayBuffer {
  const copy = file.slice(0);
  const output = readSafetensors(copy).tensor(`layers.${head.layer}.attention.output.weight`);
  if (output?.dtype !== 'F16') throw new Error('the weights are float16');
  const { bytes } = output;
  for (let i = 0; i < bytes.length / 2; i++) if (Math.floor((i % 32) / 8) === head.head) bytes.fill(0, 2 * i, 2 * i + 2);
  return copy;
}

describe.each(triedHere([onCpu, onGpu]))('$name', ({ load }: EngineCase) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await load(spec, file);
  });
  afterAll(() => engine.dispose());

  const last = async (of: Engine, interventions: { zeroSink: boolean; silenced: readonly number[] }): Promise<StepTrace> => {
    const input = { ...stepOf(tokens), interventions };
    const traces = readTrace(of.plan, await of.forward(input, true), { input, keys: input.slots, milliseconds: 1 });
    return traces.at(-1) ?? expect.fail('a row per token');
  };
  const numbersOf = ({ logits, layers }: StepTrace): number[] => [
    ...allLogits(logits),
    ...layers.flatMap(({ attention, gates }) => [...(attention ?? []), ...(gates ?? [])]),
  ];

  it('softmax + 1 at run time is the model that has it, gates and all', async () => {
    const plus = await load(gatedOf('zero'), file);
    const wanted = await last(plus, { zeroSink: false, silenced: [] });
    const found = await last(engine, { zeroSink: true, silenced: [] });
    expectClose(numbersOf(found), numbersOf(wanted), tolerance, 'logits, attention and gates');
    expect(numbersOf(found)).not.toEqual(numbersOf(await last(engine, { zeroSink: false, silenced: [] })));
    plus.dispose();
  });

  it('a silenced head shows its weights and its gate, and adds nothing', async () => {
    const whole = await last(engine, { zeroSink: false, silenced: [] });
    const silent = await last(engine, { zeroSink: false, silenced: [headNumber(spec, head.layer, head.head)] });
    const lacking = await onCpu.load(spec, withoutHead());
    const wanted = await last(lacking, { zeroSink: false, silenced: [] });
    expectClose(numbersOf(silent), numbersOf(wanted), tolerance, 'logits, attention and gates');
    // What comes before the head's output is as it was.
    expect(silent.layers[0]?.gates).toEqual(whole.layers[0]?.gates);
    expect(silent.layers[0]?.attention).toEqual(whole.layers[0]?.attention);
    expect(silent.layers[1]?.gates).not.toEqual(whole.layers[1]?.gates);
  });
});
