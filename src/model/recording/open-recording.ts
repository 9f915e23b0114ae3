/** Opens a recording of what a model did elsewhere, as a model is opened: its shape, its text and how its tokens are written. */
import { wordsOf } from '../../words';
import type { ModelEntry } from '../catalogue';
import type { LayerSpec, ModelSpec } from '../spec';
import type { Tokenizer } from '../tokenizer';
import type { RecordingFacts } from './facts';
import { type RecordedFile, readRecordedFile } from './recorded-file';
import { type RecordedRow, recordingId } from './recorded-spec';
import { readTokens, readVocabulary } from './recorded-tokens';

export type RecordingWords = ReturnType<typeof wordsOf<'recording'>>;

/** The text that was recorded; no other can be read. */
export interface RecordedText {
  /** All of it: those that begin every text, the prompt, and what the model wrote. */
  readonly tokens: readonly number[];
  /** How many of them are the prompt, those that begin every text among them. */
  readonly promptLength: number;
  readonly row: RecordedRow;
  /** What is said of a recording wherever a model's own would be said: its words come with it, since few pages need them. */
  readonly say: RecordingWords;
  /** The file, whose rows are read when they are needed. */
  readonly file: Blob;
}

/** What stands for a model that ran elsewhere. */
export interface Recording {
  readonly spec: ModelSpec;
  readonly entry: ModelEntry;
  readonly tokenizer: Tokenizer;
  readonly recorded: RecordedText;
}

/**
 * The words of `recording` must be loaded.
 * @param file a file as docs/recordings.md describes it; attention stays on disk, and is checked when it is read
 * @throws RecordingError, naming what is wrong
 */
export async function openRecording(file: Blob): Promise<Recording> {
  const recorded = await readRecordedFile(file);
  const [tokens, tokenizer] = await Promise.all([readTokens(recorded), readVocabulary(recorded)]);
  const { facts } = recorded;
  const say = wordsOf('recording');
  const name = say.name(facts.name);
  return {
    spec: specOf(recorded, name, tokens),
    entry: {
      id: recordingId,
      name,
      task: null,
      tokenizer: recordingId,
      prompt: '',
      parameters: facts.parameters ?? Number.NaN,
      trainedContext: facts.trainedContext ?? tokens.length,
      origin: { kind: 'recorded', by: facts.by ?? null },
    },
    tokenizer,
    recorded: {
      tokens,
      say,
      promptLength: facts.prompt,
      row: {
        likeliest: recorded.shapeOf('next.tokens')?.[1] ?? 0,
        residualNorm: recorded.has(`residualNorm.${facts.layers.length}`),
      },
      file,
    },
  };
}

function specOf(file: RecordedFile, name: string, tokens: readonly number[]): ModelSpec {
  const { facts } = file;
  return {
    format: 1,
    id: recordingId,
    name,
    vocabulary: facts.vocabulary,
    width: facts.width,
    context: tokens.length,
    trainedContext: facts.trainedContext ?? tokens.length,
    start: tokens.slice(0, facts.start),
    // Of weights, which are not there.
    normEpsilon: Number.MIN_VALUE,
    tiedEmbedding: false,
    layers: facts.layers.map((_, layer) => layerOf(file, facts, layer)),
  };
}

function layerOf(file: RecordedFile, facts: RecordingFacts, layer: number): LayerSpec {
  const say = wordsOf('recording');
  const {
    mechanism = null,
    heads,
    keyValueHeads,
    headWidth,
    window,
    partial,
  } = facts.layers[layer] as RecordingFacts['layers'][number];
  return {
    attention: {
      kind: 'recorded',
      mechanism,
      heads,
      keyValueHeads,
      headWidth,
      window,
      partial,
      where: { attention: say.mechanism, cache: say.cache },
      cache: facts.cache.filter((array) => array.layer === layer),
      norms: {
        key: file.has(`keyNorm.${layer}`),
        value: file.has(`valueNorm.${layer}`),
        residual: file.has(`residualNorm.${layer}`),
      },
    },
    mlp: null,
  };
}
