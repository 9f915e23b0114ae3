/** Cache policies over the real engines and the real model: the evictions and the results are those of PyTorch with a mask. */
import { allLogits } from '../support/all-logits';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sequence } from '../../src/decode/text/sequence';
import { Reader } from '../../src/decode/reader/reader';
import { type ReadingSettings, unmodified } from '../../src/decode/reader/reading-settings';
import type { Engine } from '../../src/engine/engine';
import type { EngineHost } from '../../src/engine/host';
import type { StepTrace } from '../../src/engine/trace';
import { type PolicyCase, loadPolicyFixture, loadShipped } from '../support/fixture';
import { expectClose } from './support/compare';
import { onCpu, onGpu, triedHere } from './support/load-engines';

const fixture = await loadPolicyFixture();
const { tokens, rows, cases } = fixture;
const vocabulary = 1024;

/** As for the shipped models' own fixtures: float32 against double precision, four layers deep. Logits are about 10. */
const tolerance = { absolute: 1e-4, relative: 1e-5 };
const ofWeights = { absolute: 1e-5, relative: 1e-4 };

const forShaders = new Set([
  'full-drop-first',
  'full-zero-sink',
  'full-silenced',
  'window-24-4-original',
  'window-24-4-cache-all',
  'heavy-24-2-cache',
]);

const settingsOf = ({ policy, interventions }: PolicyCase): ReadingSettings => ({
  ...unmodified,
  ...interventions,
  policy: { ...policy, size: policy.size ?? unmodified.policy.size },
});

/** Reads all tokens, or those up to a length and then the rest, and gives every row's trace. */
async function read(engine: Engine, settings: ReadingSettings, stops: readonly number[] = []): Promise<StepTrace[]> {
  const host = { forward: (...args: Parameters<Engine['forward']>) => engine.forward(...args) } as EngineHost;
  const reader = new Reader(host, engine.plan, () => undefined);
  reader.setSettings(settings);
  const traces: StepTrace[] = [];
  let from = 0;
  for (const length of [...stops, tokens.length]) {
    const onChunk = (some: readonly StepTrace[]): void => some.forEach((trace) => (traces[trace.index] = trace));
    await reader.read(Sequence.of(tokens.slice(0, length)), { from, signal: new AbortController().signal, onChunk });
    from = length;
  }
  return traces;
}

describe.each(triedHere([onCpu, onGpu]))('$name', ({ name: backend, load }) => {
  let engine: Engine;
  beforeAll(async () => {
    const { spec, weights } = await loadShipped(fixture.model);
    engine = await load(spec, weights);
  });
  afterAll(() => engine.dispose());

  // Evictions are decided in TypeScript; the shaders run once for every kind of table and intervention.
  const asked = cases.filter(({ name: own }) => backend === onCpu.name || forShaders.has(own));
  test.each(asked.map((policyCase) => [policyCase.name, policyCase] as const))('%s', async (name, policyCase) => {
    const traces = await read(engine, settingsOf(policyCase));
    expect(traces.map(({ keys }) => [...keys])).toEqual(policyCase.live);
    const logits = fixture.tensor(`${name}.logits`);
    rows.forEach((row, i) =>
      expectClose(
        allLogits(traces[row]?.logits ?? new Float32Array()),
        logits.subarray(i * vocabulary, (i + 1) * vocabulary),
        tolerance,
        `logits of row ${row}`,
      ),
    );
    traces
      .at(-1)
      ?.layers.forEach(({ attention }, layer) =>
        expectClose(attention ?? [], fixture.tensor(`${name}.attention.${layer}`), ofWeights, `attention of layer ${layer}`),
      );
  });

  test('a text read in two parts gives the same as in one', async () => {
    const settings = settingsOf(cases.find(({ name }) => name === 'heavy-24-2-cache') as PolicyCase);
    const [once, twice] = [await read(engine, settings), await read(engine, settings, [30, 61])];
    expect(twice.at(-1)?.logits).toEqual(once.at(-1)?.logits);
  });
});
