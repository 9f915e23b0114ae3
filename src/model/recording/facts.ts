/** What a recording says of its model in `__metadata__`: its shape, its cache, and which tokens are the prompt. See docs/recordings.md. */
import * as v from 'valibot';
import { validate } from '../validate';
import { RecordingError } from './errors';

/** Numbers from a file are bounded, so that no product of two of them is inexact. */
const most = 2 ** 24;
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const count = v.pipe(whole, v.minValue(1));
/** The largest vocabularies of published models have 262 144. */
const mostTokens = 2 ** 20;
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const layerSchema = v.pipe(
  v.object({
    /** What its attention is called, `MLA`; else by its heads: `GQA-8`. */
    mechanism: v.optional(text),
    heads: count,
    /** Heads that `keyNorm` and `valueNorm` have. */
    keyValueHeads: count,
    headWidth: count,
    /** How many of the last tokens a row sees, its own included; null: all. */
    window: v.optional(v.nullable(count), null),
    /** Whether rows may add up to less than 1, because a sink outside the text takes the rest. */
    partial: v.optional(v.boolean(), false),
  }),
  v.check(({ heads, keyValueHeads }) => heads % keyValueHeads === 0, 'heads must be a multiple of keyValueHeads'),
);

const arraySchema = v.object({
  layer: whole,
  name: text,
  per: v.picklist(['token', 'constant']),
  /** Extents by name: `{ "keyValueHeads": 8, "headWidth": 128 }`. */
  shape: v.record(text, count),
  bytesPerElement: v.pipe(v.number(), v.gtValue(0), v.maxValue(16)),
  /** Of a window: the most tokens that are kept. */
  capacity: v.optional(count),
});

const factsSchema = v.pipe(
  v.object({
    name: text,
    /** What recorded it: a program, its version, a date. */
    by: v.optional(text),
    vocabulary: v.pipe(count, v.maxValue(mostTokens)),
    /** Of the residual. */
    width: count,
    /** In all of its weights. */
    parameters: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** The longest text seen in training, in tokens. */
    trainedContext: v.optional(count),
    /** Tokens that begin every text, `<bos>`; they are the first of the recorded ones. */
    start: v.optional(whole, 0),
    /** Tokens of the text that are not the model's own, the start's among them. */
    prompt: count,
    layers: v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(1024)),
    cache: v.pipe(v.array(arraySchema), v.maxLength(16_384)),
  }),
  v.check(({ cache, layers }) => cache.every(({ layer }) => layer < layers.length), 'cache names a layer that is not there'),
  v.check(({ start, prompt }) => start <= prompt, 'start must not be more than prompt'),
);

export type RecordingFacts = Readonly<v.InferOutput<typeof factsSchema>>;

const format = 'keepsake-recording';

/**
 * The facts of a safetensors header.
 * @param header JSON, already found to be an object
 * @throws RecordingError `not-recording`, `newer` or `bad-facts`, naming the path of the first thing that is wrong
 */
export function readFacts(header: Uint8Array): RecordingFacts {
  const { __metadata__: metadata } = JSON.parse(new TextDecoder().decode(header)) as { readonly __metadata__?: unknown };
  if (typeof metadata !== 'object' || metadata === null || !('format' in metadata) || metadata.format !== format)
    throw new RecordingError('not-recording', {});
  const { version, recording } = metadata as { readonly version?: unknown; readonly recording?: unknown };
  if (version !== '1') throw new RecordingError('newer', { found: String(version) });
  let facts: unknown;
  try {
    facts = JSON.parse(String(recording));
  } catch (cause) {
    throw new RecordingError('bad-facts', { path: 'recording', problem: 'JSON' }, { cause });
  }
  return validate(factsSchema, facts, (problem) => {
    throw new RecordingError('bad-facts', problem);
  });
}
