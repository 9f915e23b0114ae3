/** A checkpoint as it is published or lies on a visitor's disk, opened: what model it is, before any of its weights is read. */
import type { Checkpoint, OpenOptions } from './checkpoint';
import { checkSpec } from './check-spec';
import { CheckpointError } from './errors';
import { readHubModel } from './families';
import { readGgufModel } from './families/gguf-model';
import { readLlama2cModel } from './families/llama2c-model';
import { findModelFiles, type Found } from './find-model-files';
import { readGguf } from './gguf';
import { type NamedFile, readJsonFile } from './named-file';
import { findTensors, readWeights, weightBytes } from './read-weights';
import type { Blueprint } from './recipe';
import { settingsOf } from './settings';
import { indexedTensors, unindexedTensors } from './shards';
import { type StoredTensors, elementsOf } from './stored-tensor';

const defaultContext = 1024;

/** See `openCheckpoint`, whose words are loaded when this is called. */
export async function openFiles(files: readonly NamedFile[], options: OpenOptions): Promise<Checkpoint> {
  const found = await findModelFiles(files, options.signal);
  const { blueprint, tensors, ...rest } = await open(found, files, options);
  const spec = checkSpec(blueprint.spec);
  const recipes = findTensors(blueprint.recipes, tensors);
  const types = new Map<string, number>();
  for (const { kind, shape, pieces } of recipes)
    for (const { tensor } of pieces) types.set(tensor.type, (types.get(tensor.type) ?? 0) + weightBytes([{ kind, shape }]));
  return {
    ...rest,
    name: spec.name,
    spec,
    types: [...types].sort(([, a], [, b]) => b - a).map(([type]) => type),
    parameters: recipes.reduce((sum, { shape }) => sum + elementsOf(shape), 0),
    weightBytes: weightBytes(recipes),
    readWeights: async (reading) => readWeights(recipes, reading),
  };
}

interface Opened extends Pick<Checkpoint, 'format' | 'family' | 'tokenizer'> {
  readonly blueprint: Blueprint;
  readonly tensors: StoredTensors;
}

async function open(found: Found, files: readonly NamedFile[], options: OpenOptions): Promise<Opened> {
  switch (found.format) {
    case 'safetensors':
      return openHub(found, files, options);
    case 'GGUF':
      return openGguf(found.file, options);
    case 'llama2.c':
      return openLlama2c(found, options);
  }
}

type Of<Format extends Found['format']> = Extract<Found, { readonly format: Format }>;

async function openHub(
  { config, weights, isIndexed }: Of<'safetensors'>,
  files: readonly NamedFile[],
  { name, context = defaultContext, signal }: OpenOptions,
): Promise<Opened> {
  const json = await readJsonFile(config, signal);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new CheckpointError('not-json', { file: config.name });
  const settings = settingsOf(json, config.name);
  const tensors = await (isIndexed ? indexedTensors : unindexedTensors)(weights, files, signal);
  const own = settings.has('_name_or_path') ? lastPart(settings.text('_name_or_path')) : '';
  const called = name ?? (own || settings.text('model_type'));
  const { family, ...blueprint } = readHubModel(settings, { name: called, context, tensors });
  return { blueprint, tensors, family, format: 'safetensors', tokenizer: { kind: 'files', files } };
}

async function openGguf(file: NamedFile, { name, context = defaultContext, signal }: OpenOptions): Promise<Opened> {
  const gguf = await readGguf(file, signal);
  const { metadata } = gguf;
  const own = metadata.get('general.name');
  const called = name ?? (typeof own === 'string' && own !== '' ? own.slice(0, 100) : withoutEnding(file.name));
  const { family, ...blueprint } = await readGgufModel(gguf, file.name, { name: called, context, tensors: gguf });
  return { blueprint, tensors: gguf, family, format: 'GGUF', tokenizer: { kind: 'gguf', file: file.name, metadata } };
}

function openLlama2c({ file, model, tokenizer }: Of<'llama2.c'>, { name, context = defaultContext }: OpenOptions): Opened {
  const blueprint = readLlama2cModel(model, { name: name ?? withoutEnding(file.name), context, tensors: model });
  return { blueprint, tensors: model, family: 'Llama', format: 'llama2.c', tokenizer: { kind: 'llama2c', file: tokenizer } };
}

const lastPart = (path: string): string => (path.split('/').at(-1) ?? '').slice(0, 100);
const withoutEnding = (name: string): string => name.replace(/\.[a-z0-9]+$/iu, '');
