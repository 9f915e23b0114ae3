/** A recording with a defect is refused with a sentence that names it; none makes the page read too much, or show what cannot be. */
import { array, assert, asyncProperty, integer, nat, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { playedModel } from '../../../src/decode/session/played-model';
import { type Session, createSession } from '../../../src/decode/session/session';
import { createHost } from '../../../src/engine/create-host';
import { RecordingError, type RecordingErrorCode } from '../../../src/model/recording/errors';
import { openRecording } from '../../../src/model/recording/open-recording';
import { type WrittenRecording, type WrittenTensor, randomRecording, writeRecording } from '../../support/recording';

/** Opens a file and steps through all of it. */
async function playAll(file: BlobPart): Promise<Session> {
  const session = createSession(createHost());
  await session.play(playedModel(await openRecording(new Blob([file]))), 'auto');
  await session.prompt('');
  await session.step(Infinity);
  const { error } = session.state.getState();
  if (error) throw error;
  return session;
}

async function failureOf(file: BlobPart): Promise<RecordingError> {
  const failed: unknown = await playAll(file).then(
    () => null,
    (error: unknown) => error,
  );
  expect(failed).toBeInstanceOf(RecordingError);
  return failed as RecordingError;
}

const good = randomRecording();

/** The same recording with one tensor changed. */
const withTensor = (name: string, change: (tensor: WrittenTensor) => WrittenTensor | null): WrittenRecording => {
  const { [name]: own, ...others } = good.tensors;
  if (!own) throw new Error(name);
  const changed = change(own);
  return { ...good, tensors: changed ? { ...others, [name]: changed } : others };
};
const withValue = (name: string, index: number, value: number): WrittenRecording =>
  withTensor(name, (tensor) => ({ ...tensor, values: tensor.values.with(index, value) }));
const withFacts = (change: Record<string, unknown>): WrittenRecording => ({ ...good, facts: { ...good.facts, ...change } });

test('a whole one is played to its end', async () => {
  const { state } = await playAll(writeRecording(good));
  expect(state.getState()).toMatchObject({ phase: 'ready', length: 6 });
});

const halved = (tensor: WrittenTensor): WrittenTensor => ({
  ...tensor,
  shape: [1, ...tensor.shape],
});
const [first] = Object.values(good.facts['layers'] as readonly object[]);
const wrong: readonly (readonly [RecordingErrorCode, string, WrittenRecording, string])[] = [
  ['missing-tensor', 'no text', withTensor('tokens', () => null), 'tokens'],
  ['missing-tensor', 'no attention of a layer', withTensor('attention.1', () => null), 'attention.1'],
  ['missing-tensor', 'no normaliser', withTensor('next.logSumExp', () => null), 'next.logSumExp'],
  ['missing-tensor', 'tokens that are not written', withTensor('vocabulary.bytes', () => null), 'vocabulary.bytes'],
  ['wrong-shape', 'attention of another shape', withTensor('attention.0', halved), '[21, 2]'],
  ['wrong-shape', 'norms of another number of heads', withTensor('keyNorm.0', (t) => ({ ...t, shape: [3, 2] })), 'keyNorm.0'],
  ['wrong-shape', 'logits of fewer rows', withTensor('next.logits', (t) => ({ ...t, shape: [4, 6] })), 'next.logits'],
  ['wrong-shape', 'a prompt longer than the text', withFacts({ prompt: 7 }), 'tokens'],
  ['wrong-dtype', 'fractions for tokens', withTensor('tokens', (t) => ({ ...t, dtype: 'F32' })), 'F32'],
  ['wrong-dtype', 'whole numbers for weights', withTensor('residualNorm.0', (t) => ({ ...t, dtype: 'U32' })), 'U32'],
  ['no-token', 'a token beyond the vocabulary', withValue('tokens', 2, 300), '300'],
  ['no-token', 'a likeliest token beyond it', withValue('next.tokens', 5, 4e9), 'next.tokens'],
  ['no-token', 'a token that is written, beyond it', withValue('vocabulary.tokens', 0, 301), 'vocabulary.tokens'],
  ['bad-ends', 'bytes that end before they begin', withValue('vocabulary.ends', 3, 1), 'vocabulary.ends'],
  ['bad-ends', 'bytes beyond the last', withValue('vocabulary.ends', 3, 5000), '5000'],
  ['bad-number', 'a weight below 0', withValue('attention.0', 7, -0.25), '-0.25'],
  ['bad-number', 'a weight that is no number', withValue('attention.1', 20, Number.NaN), 'NaN'],
  ['bad-number', 'an infinite logit', withValue('next.logits', 3, Infinity), 'next.logits'],
  ['bad-number', 'a negative norm', withValue('valueNorm.1', 0, -1), 'valueNorm.1'],
  ['too-much', 'a row that adds up to more than 1', withValue('attention.1', 0, 1.5), '1.500'],
  ['chances', 'probabilities beyond 1', withValue('next.logSumExp', 4, 0.5), 'next.logSumExp'],
  ['chances', 'a token twice', withValue('next.tokens', 1, 0), 'next.tokens'],
  ['bad-facts', 'no layers', withFacts({ layers: [] }), 'layers'],
  ['bad-facts', 'heads that do not share', withFacts({ layers: [{ ...first, keyValueHeads: 3 }] }), 'keyValueHeads'],
  [
    'bad-facts',
    'a cache of a layer that is not there',
    withFacts({ cache: [{ ...(good.facts['cache'] as object[])[0], layer: 9 }] }),
    'cache',
  ],
  ['bad-facts', 'a vocabulary that no number can be', withFacts({ vocabulary: 2 ** 40 }), 'vocabulary'],
];

test.each(wrong)('%s: %s', async (code, _, recording, named) => {
  const { code: found, message } = await failureOf(writeRecording(recording));
  expect(found).toBe(code);
  expect(message).toContain(named);
});

describe('other files', () => {
  test.each([
    ['not-safetensors', new Uint8Array()],
    ['not-safetensors', new TextEncoder().encode('A text, and a long one at that.')],
    ['not-recording', writeRecording(good, { format: 'pt' })],
    ['newer', writeRecording(good, { format: 'keepsake-recording', version: '2' })],
    ['bad-facts', writeRecording(good, { format: 'keepsake-recording', version: '1', recording: '{' })],
    ['truncated', writeRecording(good).slice(0, -1)],
    ['truncated', writeRecording(good).slice(0, 40)],
  ] as const)('%s', async (code, bytes) => expect((await failureOf(bytes)).code).toBe(code));

  test('a header that claims to be huge is not read', async () => {
    const asked: number[] = [];
    const file = new Blob([writeRecording(randomRecording({ tokens: 60, heads: 8 }))]);
    const slice = file.slice.bind(file);
    file.slice = (begin = 0, end = 0) => {
      asked.push(end - begin);
      return slice(begin, end);
    };
    const bytes = new Uint8Array(await file.arrayBuffer());
    new DataView(bytes.buffer).setBigUint64(0, 99_999_999n, true);
    expect((await failureOf(bytes)).code).toBe('truncated');
    new DataView(bytes.buffer).setBigUint64(0, 2n ** 63n, true);
    expect((await failureOf(bytes)).code).toBe('not-safetensors');
    await openRecording(file);
    // The header, the text and how it is written: nothing that grows with its square.
    expect(asked.reduce((sum, length) => sum + length, 0)).toBeLessThan(file.size / 3);
  });

  test('a file that changes after it was opened', async () => {
    const file = new Blob([writeRecording(good)]);
    const session = createSession(createHost());
    await session.play(playedModel(await openRecording(file)), 'auto');
    await session.prompt('');
    const slice = file.slice.bind(file);
    file.slice = (begin, end) => slice(begin, (end ?? 0) - 1);
    await expect(session.step()).rejects.toMatchObject({ code: 'unreadable' });
    expect(session.state.getState()).toMatchObject({ phase: 'failed', length: 3, error: { code: 'unreadable' } });
  });
});

test('any byte may be wrong: what opens can be stepped through, or says why not', async () => {
  const whole = writeRecording(good);
  await assert(
    asyncProperty(array(tuple(nat(whole.length - 1), nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = whole.slice();
      for (const [at, value] of changes) bytes[at] = value;
      const end = await playAll(bytes).then(
        (session) => session.state.getState().phase,
        (error: unknown) => (error instanceof RecordingError ? 'refused' : String(error)),
      );
      expect(['ready', 'refused']).toContain(end);
    }),
    { numRuns: 400 },
  );
});

test('recordings of any shape show what was written', async () => {
  const shapes = record({
    tokens: integer({ min: 3, max: 40 }),
    layers: integer({ min: 1, max: 3 }),
    groups: integer({ min: 1, max: 2 }),
    likeliest: integer({ min: 1, max: 9 }),
  });
  await assert(
    asyncProperty(shapes, integer({ min: 1, max: 2 }), nat(1000), async (shape, share, seed) => {
      const heads = shape.groups * share;
      const written = randomRecording({ ...shape, heads }, seed);
      const session = await playAll(writeRecording(written));
      for (let index = 0; index < shape.tokens; index++) {
        const trace = session.trace(index);
        expect(trace?.token).toBe(written.tensors['tokens']?.values[index]);
        for (let layer = 0; layer < shape.layers; layer++) {
          const from = ((index * (index + 1)) / 2) * heads;
          const expected = written.tensors[`attention.${layer}`]?.values ?? [];
          for (let head = 0; head < heads; head++)
            for (let key = 0; key <= index; key++)
              expect(trace?.layers[layer]?.attention?.[head * (index + 1) + key]).toBeCloseTo(
                expected[from + key * heads + head] ?? -1,
                3,
              );
          expect(trace?.layers[layer]?.values['keyNorm']).toHaveLength(shape.groups);
        }
        expect(trace?.logits).toHaveLength(shape.likeliest);
      }
    }),
    { numRuns: 30 },
  );
});
