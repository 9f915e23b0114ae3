import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/attention/plan';
import { readTrace, traceSize } from '../../../src/engine/read-trace';
import { allLogits } from '../../support/all-logits';

/** 2 rows over 3 live slots: logits [2], a norm [1] in layer 1, attention of 2 heads in layer 0 and 1 head in layer 1. */
const plan: Plan = {
  vocabulary: 2,
  likeliest: null,
  layers: 2,
  heads: [2, 1],
  weights: ['shares', 'shares'],
  slots: 8,
  positions: 16,
  learnedPositions: null,
  maxRows: 4,
  ring: null,
  recurrent: false,
  states: [],
  snapshots: 0,
  branches: false,
  earlyExit: null,
  tensors: [],
  buffers: [],
  ops: [],
  trace: {
    fixed: 3,
    perSlot: 3,
    fields: [
      { name: 'logits', layer: null, size: 2, perSlot: false, offset: 0 },
      { name: 'norm', layer: 1, size: 1, perSlot: false, offset: 2 },
      { name: 'attention', layer: 0, size: 2, perSlot: true, offset: 0 },
      { name: 'attention', layer: 1, size: 1, perSlot: true, offset: 2 },
    ],
  },
};
// Row by row within each field, as plan.ts says; the future is 0.
const buffer = Float32Array.of(
  ...[10, 11, 20, 21], // logits
  ...[1, 2], // norm
  ...[100, 101, 0, 110, 111, 0, 200, 201, 202, 210, 211, 212], // attention of layer 0: [rows, heads, live]
  ...[300, 301, 0, 400, 401, 402], // of layer 1
);
const facts = {
  input: { tokens: Uint32Array.of(5, 6), slots: Uint32Array.of(4, 0, 2), positions: Uint32Array.of(0, 1, 2) },
  keys: Uint32Array.of(0, 7, 8),
  milliseconds: 6,
};

describe('a layer whose weights are signed', () => {
  const signed: Plan = { ...plan, weights: ['shares', 'signed'] };
  const weights = [3, -1, 0, -2, 0, 6];
  const [first, second] = readTrace(signed, Float32Array.of(...buffer.slice(0, -6), ...weights), facts);

  it('is read as shares by magnitude, with the weights beside them', () => {
    expect([...(first?.layers[1]?.attention ?? [])]).toEqual([0.75, 0.25]);
    expect([...(first?.layers[1]?.signed ?? [])]).toEqual([3, -1]);
    expect([...(second?.layers[1]?.attention ?? [])]).toEqual([0.25, 0, 0.75]);
    expect(first?.layers[0]?.signed).toBeUndefined();
  });

  it('counts both in its bytes', () => {
    const [plain] = readTrace(plan, buffer, facts);
    expect(first && plain && traceSize(first) - traceSize(plain)).toBe(4 * 2);
  });

  it('keeps a row of zeros', () => {
    const [zeros] = readTrace(signed, Float32Array.of(...buffer.slice(0, -6), 0, 0, 0, 0, 0, 0), facts);
    expect([...(zeros?.layers[1]?.attention ?? [])]).toEqual([0, 0]);
  });
});

describe('a layer whose weights are of any sum', () => {
  const rectified: Plan = { ...plan, weights: ['shares', 'unnormalised'] };
  const [first, second] = readTrace(rectified, Float32Array.of(...buffer.slice(0, -6), 0, 0, 0, 2, 0, 6), facts);

  it('is read as shares of its rows, with the weights beside them; a row that looks nowhere stays empty', () => {
    expect([...(first?.layers[1]?.attention ?? [])]).toEqual([0, 0]);
    expect([...(second?.layers[1]?.attention ?? [])]).toEqual([0.25, 0, 0.75]);
    expect([...(second?.layers[1]?.unnormalised ?? [])]).toEqual([2, 0, 6]);
    expect(second?.layers[1]?.signed).toBeUndefined();
    expect(second?.layers[0]?.unnormalised).toBeUndefined();
  });
});

describe('a layer with an output gate', () => {
  const { trace } = plan;
  const fields = [
    ...trace.fields.slice(0, 2),
    { name: 'gates', layer: 0, size: 2, perSlot: false, offset: 3 },
    ...trace.fields.slice(2),
  ];
  const gated: Plan = { ...plan, trace: { ...trace, fixed: 5, fields } };
  const gates = [0.5, 0.25, 1, 0];
  const [first, second] = readTrace(gated, Float32Array.of(...buffer.slice(0, 6), ...gates, ...buffer.slice(6)), facts);

  it('has a number per head, apart from the others, and counts its bytes', () => {
    expect([...(first?.layers[0]?.gates ?? [])]).toEqual([0.5, 0.25]);
    expect([...(second?.layers[0]?.gates ?? [])]).toEqual([1, 0]);
    expect(second?.layers[0]?.values).toEqual({});
    expect(second?.layers[1]?.gates).toBeUndefined();
    const [plain] = readTrace(plan, buffer, facts);
    expect(first && plain && traceSize(first) - traceSize(plain)).toBe(4 * 2);
  });
});

describe('readTrace', () => {
  const [first, second, ...more] = readTrace(plan, buffer, facts);

  it('gives one trace per row, cut to what the row sees', () => {
    expect(more).toEqual([]);
    expect(first).toEqual({
      index: 7,
      token: 5,
      keys: Uint32Array.of(0, 7),
      slots: Uint32Array.of(4, 0),
      positions: Uint32Array.of(0, 1),
      logits: Float32Array.of(10, 11),
      layers: [
        { heads: 2, attention: Float32Array.of(100, 101, 110, 111), values: {} },
        { heads: 1, attention: Float32Array.of(300, 301), values: { norm: Float32Array.of(1) } },
      ],
      values: {},
      milliseconds: 3,
    });
    expect(second).toEqual({
      index: 8,
      token: 6,
      keys: Uint32Array.of(0, 7, 8),
      slots: Uint32Array.of(4, 0, 2),
      positions: Uint32Array.of(0, 1, 2),
      logits: Float32Array.of(20, 21),
      layers: [
        { heads: 2, attention: Float32Array.of(200, 201, 202, 210, 211, 212), values: {} },
        { heads: 1, attention: Float32Array.of(400, 401, 402), values: { norm: Float32Array.of(2) } },
      ],
      values: {},
      milliseconds: 3,
    });
  });

  it('copies: each array has a separate buffer of its size', () => {
    const { buffer: own } = allLogits(first?.logits ?? new Float32Array());
    expect(own).not.toBe(buffer.buffer);
    expect(own.byteLength).toBe(8);
    expect(first?.layers[0]?.attention?.buffer.byteLength).toBe(16);
  });

  it('knows the size of a trace: keys, slots, positions, logits, attention and norms', () => {
    expect(first && traceSize(first)).toBe(4 * (2 + 2 + 2 + 2 + 4 + 2 + 1));
  });
});
