/** The reader over the real engine: whatever was read before, a text's logits are those of reading it alone. */
import { allLogits } from '../../support/all-logits';
import { describe, expect, test } from 'vitest';
import { Sequence } from '../../../src/decode/text/sequence';
import { Reader } from '../../../src/decode/reader/reader';
import { type ReadingSettings, unmodified } from '../../../src/decode/reader/reading-settings';
import type { Engine, StepInput } from '../../../src/engine/engine';
import type { EngineHost } from '../../../src/engine/host';
import { onCpu } from '../../kernels/support/load-engines';
import {
  crossLayer,
  infiniLayer,
  linearLayer,
  modelOf,
  randomWeights,
  retentionLayer,
  windowLayer,
} from '../../kernels/support/random-model';

const small = { width: 20, hidden: 12, vocabulary: 31, context: 64 };
/** A ring of 5 + 4 − 1 slots. */
const options = { maxRows: 4 };
const models = {
  windows: modelOf({ ...small, attentions: [windowLayer(5), windowLayer(9)] }),
  retention: modelOf({ ...small, attentions: [retentionLayer(), retentionLayer({ decay: 'fixed' })] }),
  'linear attention over groups': modelOf({
    ...small,
    attentions: [linearLayer({ group: 6, convolution: { kernel: 5, masked: true } }), linearLayer()],
  }),
  'Infini-attention': modelOf({ ...small, attentions: [infiniLayer(), infiniLayer({ segment: 7, update: 'linear' })] }),
  'a decoder-decoder over retention': modelOf({ ...small, attentions: [retentionLayer(), crossLayer(true), crossLayer(false)] }),
  'a decoder-decoder over windows': modelOf({ ...small, attentions: [windowLayer(5), crossLayer(true), crossLayer(false)] }),
};
const tokens = Array.from({ length: 50 }, (_, i) => (i * 17 + 3) % 31);

interface Reading {
  readonly steps: StepInput[];
  /** The logits after a text. */
  read(text: readonly number[]): Promise<Float32Array | undefined>;
}

async function start(spec: (typeof models)[keyof typeof models], settings: ReadingSettings = unmodified): Promise<Reading> {
  const engine: Engine = await onCpu.load(spec, randomWeights(spec, 2), options);
  const steps: StepInput[] = [];
  const forward: Engine['forward'] = (input, capture) => {
    steps.push(input);
    return engine.forward(input, capture);
  };
  const reader = new Reader({ forward } as EngineHost, engine.plan, () => undefined);
  reader.setSettings(settings);
  return {
    steps,
    async read(text) {
      let logits: Float32Array | undefined;
      const onChunk: Parameters<Reader['read']>[1]['onChunk'] = (traces) =>
        (logits = allLogits(traces.at(-1)?.logits ?? logits ?? new Float32Array()));
      await reader.read(Sequence.of(text), { from: text.length - 1, signal: new AbortController().signal, onChunk });
      return logits;
    },
  };
}

/** Where each step's first token stands in a text that is read once. */
function placesOf(steps: readonly StepInput[]): readonly number[] {
  let at = 0;
  return steps.map(({ tokens: rows }) => (at += rows.length) - rows.length);
}

describe.each(Object.entries(models))('%s', (name, spec) => {
  test.each([
    ['a little', 48],
    ['as far as a ring reaches', 46],
    ['further', 45],
    ['to the beginning', 1],
  ])('going back %s and on another way', async (_name, length) => {
    const { read } = await start(spec);
    await read(tokens);
    const other = [...tokens.slice(0, length), 7, 7, ...tokens.slice(length, 60)];
    expect(await read(other)).toEqual(await (await start(spec)).read(other));
    expect(await read(tokens)).toEqual(await (await start(spec)).read(tokens));
  });

  test('going back while token 0 was dropped', async () => {
    const settings = { ...unmodified, dropFirst: true };
    const { read } = await start(spec, settings);
    await read(tokens.slice(0, 6));
    const other = [...tokens.slice(0, 3), 7, ...tokens.slice(4)];
    expect(await read(other)).toEqual(await (await start(spec, settings)).read(other));
  });

  test('a budget ends with the ring, where there is one; the engine is told where in the text a step is', async () => {
    const policy = { kind: 'window', size: 30, pinned: 2, positions: 'original' } as const;
    const { steps, read } = await start(spec, { ...unmodified, policy });
    await read(tokens);
    expect(Math.max(...steps.map(({ slots }) => slots.length))).toBe(name.includes('windows') ? 8 : 30);
    expect(steps.map(({ index }) => index)).toEqual(placesOf(steps));
  });
});

test('a state goes back to a snapshot, and only what lies behind it is read again', async () => {
  const { steps, read } = await start(models.retention);
  await read(tokens);
  expect(steps.map(({ keep }) => keep)).toEqual(steps.map((_, i) => (i === 0 ? undefined : i - 1)));
  const before = steps.length;
  await read([...tokens.slice(0, 46), 7]);
  // Chunks of four began at 0, 4 … 44, and the last row, whose trace is wanted, came with two others.
  expect(steps.slice(before).map(({ tokens: rows, restore, keep, index }) => [rows.length, restore, keep, index])).toEqual([
    [3, 10, undefined, 44],
  ]);
});

test('tokens whose traces are not wanted stop half way, where the model allows it', async () => {
  const { steps, read } = await start(models['a decoder-decoder over windows']);
  await read(tokens);
  expect(steps.map(({ tokens: rows, fillOnly }) => [rows.length, fillOnly])).toEqual([
    ...Array.from({ length: 12 }, () => [4, true]),
    [1, true],
    [1, false],
  ]);
  const whole = await start(models.windows);
  await whole.read(tokens);
  expect(whole.steps.some(({ fillOnly }) => fillOnly)).toBe(false);
});
