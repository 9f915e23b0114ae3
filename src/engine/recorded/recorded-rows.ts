/** The rows of a recording, as a step's trace has them: what is small is read and checked at once, attention when it is asked for. */
import type { Plan, TraceField } from '../../attention/plan';
import { RecordingError } from '../../model/recording/errors';
import { type RecordedFile, type RecordedTensor, readRecordedFile } from '../../model/recording/recorded-file';
import { checkTokens, readTokens } from '../../model/recording/recorded-tokens';

/** The rows from `index` on that a step asks for, and where in its buffer they go. */
export interface AskedRows {
  readonly index: number;
  readonly rows: number;
  readonly buffer: Float32Array;
}

export interface RecordedRows {
  readonly tokens: readonly number[];
  /** Writes the rows' fields into a step's trace, the row's logits alone without `capture`. @throws RecordingError */
  write(asked: AskedRows, capture: boolean): Promise<void>;
}

/** By how much a row may exceed 1 when its weights are rounded one by one: half a unit in the last place of each type. */
const roundings: Readonly<Record<string, number>> = { F32: 1e-5, F16: 2 ** -10, BF16: 2 ** -7 };

/** Rows of attention before the one of the token at `index`, of one head: 1 + 2 + … */
const triangle = (index: number): number => (index * (index + 1)) / 2;

/** @throws RecordingError for a tensor that is missing or not what the plan's trace needs, or for a number that cannot be */
export async function openRows(plan: Plan, file: Blob): Promise<RecordedRows> {
  const recorded = await readRecordedFile(file);
  const tokens = await readTokens(recorded);
  const { fixed, fields } = plan.trace;
  const small = fields.filter(({ perSlot }) => !perSlot);
  const known = await Promise.all(small.map(async (field) => [field, await readFixed(recorded, field, tokens)] as const));
  checkChances(known);
  const attention = fields
    .filter(({ perSlot }) => perSlot)
    .map((field) => ({
      field,
      tensor: recorded.tensor(`${field.name}.${field.layer}`, 'fraction', [triangle(tokens.length), field.size]),
    }));
  return {
    tokens,
    async write({ index, rows, buffer }, capture) {
      for (const [{ offset, size, name }, values] of known)
        if (capture || name === 'logits') buffer.set(values.subarray(index * size, (index + rows) * size), rows * offset);
      if (!capture) return;
      await Promise.all(
        attention.map(async ({ field, tensor }) => {
          const weights = await tensor.read(triangle(index) * field.size, triangle(index + rows) * field.size);
          spread(weights, field, tensor, { index, rows, buffer }, fixed);
        }),
      );
    },
  };
}

/** A field of every row, [tokens, size]; of the last row `nextToken` and `nextLogit` are NaN, since nothing follows. */
async function readFixed(file: RecordedFile, { name, layer, size }: TraceField, text: readonly number[]): Promise<Float32Array> {
  const { length } = text;
  if (name === 'nextToken') return Float32Array.of(...text.slice(1), Number.NaN);
  const own: Readonly<Record<string, string>> = {
    logits: 'next.logits',
    likeliest: 'next.tokens',
    logSumExp: 'next.logSumExp',
    entropy: 'next.entropy',
    nextLogit: 'next.taken',
  };
  const tensorName = own[name] ?? `${name}.${layer ?? file.facts.layers.length}`;
  if (name === 'likeliest') {
    const tensor = file.tensor(tensorName, 'whole', [length, size]);
    return Float32Array.from(checkTokens(tensorName, await tensor.all(), file.facts.vocabulary));
  }
  // One number a row, or one of each head or token.
  const isOne = size === 1 && (layer === null || name === 'residualNorm');
  const rows = name === 'nextLogit' ? length - 1 : length;
  const values = Float32Array.from(
    await file.tensor(tensorName, 'fraction', isOne && name !== 'logits' ? [rows] : [rows, size]).all(),
  );
  // Logits may be of any sign; lengths and entropy are not below 0.
  checkNumbers(tensorName, values, name.endsWith('Norm') || name === 'entropy');
  return name === 'nextLogit' ? Float32Array.of(...values, Number.NaN) : values;
}

/** @throws RecordingError `bad-number` */
function checkNumbers(tensor: string, values: ArrayLike<number>, isLength: boolean): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value) || (isLength && value < 0)) throw new RecordingError('bad-number', { tensor, index, value });
  }
}

/** The probabilities of the likeliest tokens must leave some for the others. @throws RecordingError `chances` */
function checkChances(known: readonly (readonly [TraceField, Float32Array])[]): void {
  const of = (name: string): Float32Array => known.find(([field]) => field.name === name)?.[1] ?? new Float32Array();
  const [logits, logSumExp, likeliest] = [of('logits'), of('logSumExp'), of('likeliest')];
  const size = logits.length / Math.max(1, logSumExp.length);
  logSumExp.forEach((normaliser, row) => {
    const own = logits.subarray(row * size, (row + 1) * size);
    const sum = own.reduce((total, logit) => total + Math.exp(logit - normaliser), 0);
    const twice = new Set(likeliest.subarray(row * size, (row + 1) * size)).size < size;
    if (twice || sum > 1 + chanceRounding) throw new RecordingError('chances', { row, sum, twice });
  });
}

/** Logits of float16 or bfloat16 are rounded: near 30, bfloat16 by up to 0.06. */
const chanceRounding = 0.07;

/**
 * Puts weights [pairs, heads], as the file has them, at [heads, live] of each row.
 * @throws RecordingError `bad-number` or `too-much`
 */
function spread(
  weights: ArrayLike<number>,
  { size: heads, offset }: TraceField,
  { name, dtype }: RecordedTensor,
  { index, rows, buffer }: AskedRows,
  fixed: number,
): void {
  const live = index + rows;
  const most = 1 + (roundings[dtype] ?? 0);
  const first = triangle(index);
  for (let row = 0; row < rows; row++) {
    const sees = index + row + 1;
    const from = (triangle(index + row) - first) * heads;
    const start = rows * (fixed + offset * live) + row * heads * live;
    for (let head = 0; head < heads; head++) {
      let sum = 0;
      for (let key = 0; key < sees; key++) {
        const weight = weights[from + key * heads + head] as number;
        // Also false of NaN.
        if (!(weight >= 0))
          throw new RecordingError('bad-number', {
            tensor: name,
            index: first * heads + from + key * heads + head,
            value: weight,
          });
        sum += weight;
        buffer[start + head * live + key] = weight;
      }
      if (sum > most) throw new RecordingError('too-much', { tensor: name, row: index + row, head, sum });
    }
  }
}
