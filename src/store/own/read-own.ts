/** From files to a model that can be opened. Loaded with the first one. */
import { compilePlan } from '../../attention/compile';
import type { Imported, ModelEntry } from '../../model/catalogue';
import type { Checkpoint } from '../../model/checkpoint/checkpoint';
import { readCheckpointTokenizer } from '../../model/checkpoint/checkpoint-tokenizer';
import type { NamedFile } from '../../model/checkpoint/named-file';
import type { ImportedModel } from '../../model/models';
import type { ModelSpec } from '../../model/spec';
import type { Vocabulary } from '../../model/tokens/vocabulary';
import { fitHere, isAskedFor, mustFit, needOf, slotChoices } from './need';
import { type OfferedModel, type OwnShape, ownId } from './own-state';

/** What is read when a model is opened of which nothing else is known: long enough for a sink to show, and for a small cache to lose something. */
const example =
  'Once upon a time, there was a little girl who lived in a house by the sea. Every morning she went down to the water with her dog, and one day she found';

/** A checkpoint whose headers were read, and what is said of it. */
export interface Looked {
  readonly checkpoint: Checkpoint;
  readonly offered: OfferedModel;
  /** Whether it is so large that the visitor is asked first. */
  readonly isAskedFor: boolean;
}

/**
 * @param hub the model's name on the Hub; null for files from the visitor's disk
 * @throws CheckpointError `too-large`
 */
export async function describe(checkpoint: Checkpoint, files: readonly NamedFile[], hub: string | null): Promise<Looked> {
  const { spec, name, format, types, family, parameters, weightBytes } = checkpoint;
  const source = hub ?? sourceOf(files, name);
  const entry: ModelEntry & { readonly origin: Imported } = {
    id: hub === null ? ownId('files', name) : ownId('hub', hub),
    name,
    parameters,
    trainedContext: spec.trainedContext,
    prompt: example,
    task: null,
    // Nobody asks before it is read.
    tokenizer: '',
    origin: { kind: 'imported', source, format, types, family },
  };
  const plan = compilePlan(spec);
  const need = needOf(plan, weightBytes);
  mustFit(name, need, parameters);
  const asks = isAskedFor(plan);
  const offered: OfferedModel = {
    kind: 'open',
    entry,
    shape: shapeOf(spec),
    need,
    slots: asks ? slotChoices(spec, weightBytes) : [{ slots: spec.context, need }],
    fit: await fitHere(plan, need),
  };
  return { checkpoint, offered, isAskedFor: asks };
}

/** The file that the weights are in, where it is one. */
const sourceOf = (files: readonly NamedFile[], name: string): string =>
  files.length === 1
    ? (files[0]?.name ?? name)
    : (files.find((file) => /\.(?:safetensors|gguf|bin)$/iu.test(file.name))?.name ?? name);

function shapeOf({ layers, width, vocabulary, context }: ModelSpec): OwnShape {
  const attention = layers[0]?.attention;
  const heads = attention?.heads ?? 0;
  const keyValueHeads = attention?.kind === 'softmax' ? attention.keyValueHeads : heads;
  return { layers: layers.length, width, heads, keyValueHeads, vocabulary, context };
}

/**
 * Reads the tokenizer; the weights are read when the model is opened.
 * @param progress is told of the weights' numbers that are there
 * @throws CheckpointError `no-tokenizer`, `unreadable`; ModelError `bad-tokenizer`; the signal's reason once it is aborted
 */
export async function withTokenizer(
  { checkpoint, offered }: Looked,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<ImportedModel> {
  const tokenizer = await readCheckpointTokenizer(checkpoint, signal);
  return {
    entry: { ...offered.entry, tokenizer: nameOf(tokenizer.vocabulary) },
    spec: { ...checkpoint.spec, id: offered.entry.id, start: [...tokenizer.first.added] },
    tokenizer,
    readWeights: (reading) => checkpoint.readWeights(reading ? { signal: reading, progress } : { progress }),
  };
}

/** The same for vocabularies of the same tokens, whatever file they came from (FNV-1a over their bytes and where each begins). */
function nameOf({ bytes, starts, size }: Vocabulary): string {
  let hash = 0x811c9dc5;
  const take = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  for (let i = 0; i <= size; i++) take(starts[i] ?? 0);
  for (let i = 0; i < (starts[size] ?? 0); i++) take(bytes[i] ?? 0);
  return `own:${size}:${(hash >>> 0).toString(16)}`;
}
