/** Logits of large vocabularies, and what is sought in them. */
import { createRandom } from './random';
import { unmodified } from './run-wgsl';

/** How many are wanted. */
export const count = 64;

/** Tokens of a range by falling logit, ties to the lower id. */
export function sorted(logits: Float32Array, from: number, to: number): readonly number[] {
  const tokens = Array.from({ length: to - from }, (_, i) => from + i);
  return tokens.toSorted((a, b) => (logits[b] as number) - (logits[a] as number) || a - b).slice(0, count);
}

export const sumOf = (logits: Float32Array, top: number): number => logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0);

interface Shape {
  readonly vocabulary: number;
  readonly part: number;
  readonly chunk: number;
  readonly rows: number;
  /** Logits are multiples of it, so that many are the same. */
  readonly grain: number;
}

/** Each row's logits, and all of them as the kernels find them: part behind part, then the norms. */
export function logitsOf({ vocabulary, part, rows, grain }: Shape): {
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
export function candidatesOf({ vocabulary, chunk }: Shape, each: readonly Float32Array[]): Float32Array<ArrayBuffer> {
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

export const shapes: readonly Shape[] = [
  { vocabulary: 64, part: 64, chunk: 100, rows: 1, grain: 0 },
  { vocabulary: 700, part: 700, chunk: 128, rows: 1, grain: 0 },
  { vocabulary: 350, part: 120, chunk: 150, rows: 3, grain: 0 },
  { vocabulary: 350, part: 120, chunk: 150, rows: 2, grain: 4 },
  { vocabulary: 5000, part: 4000, chunk: 4096, rows: 2, grain: 0.5 },
];
export const stepOf = (rows: number, vocabulary: number) => ({
  tokens: Uint32Array.from({ length: rows }, (_, row) => vocabulary - 1 - 7 * row),
  slots: Uint32Array.from({ length: rows }, (_, row) => row),
  positions: Uint32Array.from({ length: rows }, (_, row) => row),
});
