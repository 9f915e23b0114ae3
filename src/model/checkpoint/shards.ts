/** One model's tensors from several safetensors files: `model-00001-of-00003.safetensors` …, with `model.safetensors.index.json` or without. */
import * as v from 'valibot';
import { validate } from '../validate';
import { CheckpointError } from './errors';
import { type NamedFile, readJsonFile } from './named-file';
import { safetensorsTensors } from './safetensors-tensors';
import type { StoredTensor, StoredTensors } from './stored-tensor';

const indexSchema = v.object({ weight_map: v.record(v.string(), v.string()) });

const shardName = /^(.+)-(\d{5})-of-(\d{5})\.safetensors$/u;

/** More files than any model has; a name that claims more is not counted up to. */
const mostShards = 1024;

/**
 * The tensors that an index names, each from the file that it says.
 * @throws CheckpointError `not-json`, `bad-index`, `missing-shard`, `not-in-shard`, and all that its files' headers do
 */
export async function indexedTensors(
  index: NamedFile,
  files: readonly NamedFile[],
  signal?: AbortSignal,
): Promise<StoredTensors> {
  const { weight_map: map } = validate(indexSchema, await readJsonFile(index, signal), (problem) => {
    throw new CheckpointError('bad-index', { file: index.name, ...problem });
  });
  const shards = await readShards([...new Set(Object.values(map))], index.name, files, signal);
  const tensors = new Map<string, StoredTensor>();
  for (const [name, shard] of Object.entries(map)) {
    const tensor = shards.get(shard)?.tensor(name);
    if (tensor === undefined) throw new CheckpointError('not-in-shard', { tensor: name, shard, index: index.name });
    tensors.set(name, tensor);
  }
  return { names: [...tensors.keys()], tensor: (name) => tensors.get(name) };
}

/**
 * The tensors of files that are not named by an index: one, or all of a numbered set.
 * @throws CheckpointError `missing-shard`, `two-places`, and all that their headers do
 */
export async function unindexedTensors(
  first: NamedFile,
  files: readonly NamedFile[],
  signal?: AbortSignal,
): Promise<StoredTensors> {
  const numbered = shardName.exec(first.name);
  if (numbered === null) return safetensorsTensors(first, signal);
  const [, base, , total] = numbered as unknown as readonly [string, string, string, string];
  const count = Math.min(Number(total), mostShards);
  const names = Array.from({ length: count }, (_, i) => `${base}-${String(i + 1).padStart(5, '0')}-of-${total}.safetensors`);
  const tensors = new Map<string, StoredTensor>();
  const places = new Map<string, string>();
  for (const [shard, read] of await readShards(names, first.name, files, signal))
    for (const name of read.names) {
      const tensor = read.tensor(name);
      const before = places.get(name);
      if (before !== undefined) throw new CheckpointError('two-places', { tensor: name, files: [before, shard] });
      places.set(name, shard);
      if (tensor) tensors.set(name, tensor);
    }
  return { names: [...tensors.keys()], tensor: (name) => tensors.get(name) };
}

async function readShards(
  names: readonly string[],
  namedBy: string,
  files: readonly NamedFile[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, StoredTensors>> {
  const found = names.map((name) => [name, fileOf(name, files)] as const);
  const missing = found.filter(([, file]) => file === undefined).map(([name]) => name);
  if (missing[0] !== undefined)
    throw new CheckpointError('missing-shard', { shard: missing[0], more: missing.length - 1, index: namedBy });
  const shards = new Map<string, StoredTensors>();
  for (const [name, file] of found) if (file) shards.set(name, await safetensorsTensors(file, signal));
  return shards;
}

/** An index may name files with folders; those that were chosen have none. */
function fileOf(path: string, files: readonly NamedFile[]): NamedFile | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return files.find((file) => file.name === name);
}
