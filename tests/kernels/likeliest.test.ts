import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { createRandom } from './support/random';
import { unmodified } from './support/run-wgsl';

const count = 64;

/** Tokens of a range by falling logit, ties to the lower id. */
function sorted(logits: Float32Array, from: number, to: number): readonly number[] {
  const tokens = Array.from({ length: to - from }, (_, i) => from + i);
  return tokens.toSorted((a, b) => (logits[b] as number) - (logits[a] as number) || a - b).slice(0, count);
}

const sumOf = (logits: Float32Array, top: number): number => logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0);

interface Shape {
  readonly vocabulary: number;
  readonly part: number;
  readonly chunk: number;
  readonly rows: number;
  /** Logits are multiples of it, so that many are the same. */
  readonly grain: number;
}

/** Each row's logits, and all of them as the kernels find them: part behind part, then the norms. */
function logitsOf({ vocabulary, part, rows, grain }: Shape): {
  each: readonly Float32Array[];
  logits: Float32Array<ArrayBuffer>;
} {
  const random = createRandom(vocabulary + rows);
  const each = Array.from({ length: rows }, () =>
    random.values(vocabulary, 9).map((x) => (grain === 0 ? x : Math.round(x / grain) * grain)),
  );
  const logits: number[] = [];
  for (let from = 0; from < vocabulary; from += part) for (const row of each) logits.push(...row.subarray(from, from + part));
  for (let row = 0; row < rows; row++) logits.push(10 + row);
  return { each, logits: Float32Array.from(logits) };
}

/** [rows, chunks, logits, tokens, largest, sum] */
function candidatesOf({ vocabulary, chunk }: Shape, each: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const candidates: number[] = [];
  for (const row of each) {
    for (let from = 0; from < vocabulary; from += chunk) {
      const tokens = sorted(row, from, Math.min(from + chunk, vocabulary));
      const padding = new Array<number>(count - tokens.length).fill(unmodified);
      const top = row[tokens[0] ?? 0] ?? Number.NaN;
      const all = row.subarray(from, from + chunk);
      candidates.push(
        ...tokens.map((token) => row[token] ?? Number.NaN),
        ...padding,
        ...tokens,
        ...padding,
        top,
        sumOf(all, top),
      );
    }
  }
  return Float32Array.from(candidates);
}

const shapes: readonly Shape[] = [
  { vocabulary: 64, part: 64, chunk: 100, rows: 1, grain: 0 },
  { vocabulary: 700, part: 700, chunk: 128, rows: 1, grain: 0 },
  { vocabulary: 350, part: 120, chunk: 150, rows: 3, grain: 0 },
  { vocabulary: 350, part: 120, chunk: 150, rows: 2, grain: 4 },
  { vocabulary: 5000, part: 4000, chunk: 4096, rows: 2, grain: 0.5 },
];
const stepOf = (rows: number, vocabulary: number) => ({
  tokens: Uint32Array.from({ length: rows }, (_, row) => vocabulary - 1 - 7 * row),
  slots: Uint32Array.from({ length: rows }, (_, row) => row),
  positions: Uint32Array.from({ length: rows }, (_, row) => row),
});

describe('likeliest_of_chunks', () => {
  const device = useDevice();

  it.each(shapes)(
    'sorts the 64 likeliest of each $chunk of $vocabulary in parts of $part, $rows rows, grain $grain',
    async (shape) => {
      const { each, logits } = logitsOf(shape);
      const wanted = candidatesOf(shape, each);
      const { vocabulary, part, chunk, rows } = shape;
      await hold(
        device(),
        {
          kernel: 'likeliest_of_chunks',
          params: { vocabulary, part, chunk, count },
          step: stepOf(rows, vocabulary),
          buffers: { logits, candidates: new Float32Array(wanted.length).fill(unmodified) },
          matrices: [],
          trace: 0,
        },
        { buffers: { candidates: wanted } },
      );
    },
  );
});

describe('likeliest', () => {
  const device = useDevice();

  it.each([
    ...shapes.map((shape) => ({ ...shape, following: undefined, shown: 1 })),
    ...shapes.slice(2, 3).map((shape) => ({ ...shape, following: 349, shown: 0 })),
  ])(
    'joins the chunks of $vocabulary, and has the logit of the next token: $rows rows, grain $grain, then $following',
    async (given) => {
      const { vocabulary, part, chunk, rows, shown, following } = given;
      const { each, logits } = logitsOf(given);
      const offsets = {
        topLogits: 1,
        topTokens: 1 + count,
        logSum: 1 + 2 * count,
        followingLogit: 2 + 2 * count,
        residualNorm: 4 + 2 * count,
      };
      const step = { ...stepOf(rows, vocabulary), ...(following === undefined ? {} : { following }) };
      const trace = new Array<number>(rows * (2 * count + 6)).fill(unmodified);
      each.forEach((row, r) => {
        const tokens = sorted(row, 0, vocabulary);
        tokens.forEach((token, rank) => {
          trace[rows * offsets.topLogits + r * count + rank] = row[token] ?? Number.NaN;
          trace[rows * offsets.topTokens + r * count + rank] = token;
        });
        const top = row[tokens[0] ?? 0] ?? Number.NaN;
        trace[rows * offsets.logSum + r] = top + Math.log(sumOf(row, top));
        const next = step.tokens[r + 1] ?? following;
        trace[rows * offsets.followingLogit + r] = next === undefined ? 0 : (row[next] ?? Number.NaN);
        if (shown === 1) trace[rows * offsets.residualNorm + r] = 10 + r;
      });
      await hold(
        device(),
        {
          kernel: 'likeliest',
          params: { vocabulary, part, chunk, count, shown },
          offsets,
          step,
          buffers: { logits, candidates: candidatesOf(given, each) },
          matrices: [],
          trace: trace.length,
        },
        { trace },
      );
    },
  );
});
