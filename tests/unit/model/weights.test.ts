import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modelTensors, parameterCount } from '../../../src/attention/model-layout';
import { ModelError } from '../../../src/model/errors';
import { parseSpec } from '../../../src/model/parse-spec';
import { readSafetensors } from '../../../src/model/safetensors';
import { checkWeights } from '../../../src/model/weights';
import { shippedIds } from '../../support/fixture';

/** A safetensors file by hand: header length, header, data. */
function file(header: unknown, data: Uint8Array): ArrayBuffer {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes.buffer;
}
const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);
const halves = (...bits: number[]) => new Uint8Array(Uint16Array.from(bits).buffer);
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof ModelError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
};
const read = (header: unknown, data: Uint8Array, shape: number[]) =>
  checkWeights(readSafetensors(file(header, data)), [{ name: 'w', shape }]);
const entry = (dtype: string, shape: number[], bytes: number) => ({ w: { dtype, shape, data_offsets: [0, bytes] } });

describe('what is right is read', () => {
  test.each([
    ['F32', floats(1, -2), 8],
    ['F16', halves(0x3c00, 0xc000), 4],
    ['BF16', halves(0x3f80, 0xc000), 4],
  ] as const)('%s', (dtype, data, bytes) => {
    const weights = read(entry(dtype, [2], bytes), data, [2]);
    expect([...weights.float32('w')]).toEqual([1, -2]);
    expect([...weights.float16Bits('w')]).toEqual([0x3c00, 0xc000]);
  });

  test('a tensor that begins at an odd byte', () => {
    const header = {
      a: { dtype: 'U8', shape: [1], data_offsets: [0, 1] },
      w: { dtype: 'F16', shape: [1], data_offsets: [1, 3] },
    };
    expect([...read(header, Uint8Array.of(9, 0x00, 0x3c), [1]).float32('w')]).toEqual([1]);
  });
});

describe('what is wrong is named, with both shapes and what to do', () => {
  const good = floats(1, 2);
  test.each([
    [
      'a missing tensor',
      () => checkWeights(readSafetensors(file(entry('F32', [2], 8), good)), [{ name: 'v', shape: [3] }]),
      /missing-tensor: .*v.*3.*export/i,
    ],
    ['a wrong shape', () => read(entry('F32', [2], 8), good, [1, 2]), /wrong-shape: .*w.*2.*1.*2.*export/i],
    ['a wrong type', () => read(entry('F64', [1], 8), good, [1]), /wrong-dtype: .*w.*F64/],
    ['a NaN', () => read(entry('F32', [2], 8), floats(1, Number.NaN), [2]), /not-finite: .*w.*NaN.*element 1/],
    ['an infinity in float16', () => read(entry('F16', [1], 2), halves(0x7c00), [1]), /not-finite: .*Infinity/],
    [
      'a number that float16 cannot hold',
      () => read(entry('F32', [1], 4), floats(70_000), [1]).float16Bits('w'),
      /overflow: .*w.*70000/,
    ],
    ['a file that is cut off', () => read(entry('F32', [2], 8), good.subarray(0, 5), [2]), /truncated: /],
    ['no safetensors at all', () => readSafetensors(new ArrayBuffer(3)), /not-safetensors: /],
    ['a header that is not JSON', () => readSafetensors(file('{nonsense', good)), /bad-header: .*JSON/],
    ['a shape that does not fit its bytes', () => read(entry('F32', [3], 8), good, [3]), /bad-header: .*w/],
    [
      'offsets beyond the file',
      () => read({ w: { dtype: 'F32', shape: [2], data_offsets: [8, 16] } }, good, [2]),
      /truncated|bad-header/,
    ],
    [
      'tensors that overlap',
      () => readSafetensors(file({ ...entry('F32', [2], 8), v: { dtype: 'F32', shape: [1], data_offsets: [4, 8] } }, good)),
      /bad-header: .*overlap/,
    ],
  ])('%s', (_, run, pattern) => {
    expect(codeOf(run)).toMatch(pattern);
  });

  test('a header length that no file could have', () => {
    const bytes = new Uint8Array(16).fill(255);
    expect(codeOf(() => readSafetensors(bytes.buffer))).toMatch(/truncated|not-safetensors|bad-header/);
  });
});

test.each(await shippedIds())('%s ships whole: every tensor of its spec, every number finite', (id) => {
  const spec = parseSpec(JSON.parse(readFileSync(`public/models/${id}/spec.json`, 'utf8')));
  const { buffer } = new Uint8Array(readFileSync(`public/models/${id}/model.safetensors`));
  const weights = checkWeights(readSafetensors(buffer), modelTensors(spec));
  expect(weights.float32('embedding.weight').length).toBe(spec.vocabulary * spec.width);
});

test('mha has 936 064 parameters, counted by hand', () => {
  const spec = parseSpec(JSON.parse(readFileSync('public/models/mha/spec.json', 'utf8')));
  // Embedding; a layer: two norms, q k v o, biases of q and k, gate up down; the last norm.
  const layer = 2 * 128 + 4 * 128 * 128 + 2 * 128 + 3 * 128 * 352;
  expect(parameterCount(spec)).toBe(1024 * 128 + 4 * layer + 128);
  expect(parameterCount(spec)).toBe(936_064);
});

test('a spec that is wrong is refused at the field', () => {
  const good = JSON.parse(readFileSync('public/models/backcopy/spec.json', 'utf8')) as Record<string, unknown>;
  expect(codeOf(() => parseSpec({ ...good, width: 63 }))).toMatch(/bad-spec: .*width/);
  expect(codeOf(() => parseSpec({ ...good, start: [0, 64] }))).toMatch(/bad-spec: .*start/);
  expect(codeOf(() => parseSpec({ ...good, layers: [] }))).toMatch(/bad-spec: .*layers/);
  expect(codeOf(() => parseSpec('nonsense'))).toMatch(/bad-spec/);
});
