/** A repository of the Hugging Face Hub: its name, what is in it, and which of that a model needs. */
import * as v from 'valibot';
import { HubError } from './errors';

/** Where the Hub is; tests have their own. */
export const hubAddress = 'https://huggingface.co/';

/** `owner/name`, or `owner/name/file.gguf`. */
export interface RepositoryName {
  /** `owner/name`; a few old ones have no owner: `gpt2`. */
  readonly repository: string;
  /** The file that was asked for; null: whatever the model needs. */
  readonly file: string | null;
}

/** A file as the Hub lists it. */
export interface HubFile {
  /** In the repository, with folders. */
  readonly path: string;
  readonly bytes: number;
}

/** What will be fetched, before anything of it is. */
export interface Listing extends RepositoryName {
  /** The commit whose files these are: what is fetched later is of the same one. */
  readonly commit: string;
  readonly files: readonly HubFile[];
  /** Of all files. */
  readonly bytes: number;
}

const part = /^(?!-|\.)[\w.-]{1,96}$/u;

/**
 * A name as people have it: `owner/name`, `owner/name/file.gguf`, or the address of one of the two on the Hub.
 * @throws HubError `name`
 */
export function parseName(text: string): RepositoryName {
  const path = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\//iu, '')
    .replace(/^hub:/u, '')
    .replace(/[?#].*$/u, '')
    .replace(/\/+$/u, '');
  const names = path.split('/');
  const isFile = /\.gguf$/iu.test(path) && names.length > 2;
  const [owner, ...rest] = isFile ? names.slice(0, 2) : names.slice(0, names[2] === 'tree' ? 2 : undefined);
  const repository = [owner, ...rest];
  if (repository.length > 2 || !repository.every((name) => name !== undefined && part.test(name)))
    throw new HubError('name', { name: text.slice(0, 100) });
  const inside = isFile ? names.slice(2) : [];
  // The address of a file's page has its branch before it.
  const file = ['blob', 'resolve'].includes(inside[0] ?? '') ? inside.slice(2) : inside;
  if (!file.every((name) => part.test(name))) throw new HubError('name', { name: text.slice(0, 100) });
  return { repository: repository.join('/'), file: file.length === 0 ? null : file.join('/') };
}

/** Unknown keys are ignored: it is the Hub's to say more. */
const answerSchema = v.object({
  sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{7,64}$/u)),
  siblings: v.pipe(
    v.array(
      v.object({
        rfilename: v.pipe(v.string(), v.maxLength(500)),
        size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      }),
    ),
    v.maxLength(100_000),
  ),
});

export interface HubRequest {
  /** Ends with a slash. */
  readonly address?: string;
  readonly request?: typeof fetch;
  readonly signal?: AbortSignal;
}

/**
 * Asks the Hub what is in a repository: one request, some kilobytes.
 * @throws HubError `missing`, `unreachable`, `refused` or `no-model`; the signal's reason once it is aborted
 */
export async function listRepository(name: RepositoryName, options: HubRequest = {}): Promise<Listing> {
  const { address = hubAddress, request = fetch, signal } = options;
  const { repository } = name;
  const url = new URL(`api/models/${repository}?blobs=true`, address);
  const response = await request(url, { credentials: 'omit', ...(signal ? { signal } : {}) }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new HubError('unreachable', { host: url.host }, { cause });
  });
  // The Hub answers 401 for what does not exist as for what is private.
  if ([401, 403, 404].includes(response.status)) throw new HubError('missing', { repository });
  if (!response.ok) throw new HubError('refused', { host: url.host, status: response.status });
  const answer = v.safeParse(answerSchema, await response.json().catch(() => null));
  signal?.throwIfAborted();
  if (!answer.success) throw new HubError('refused', { host: url.host, status: response.status });
  const { sha, siblings } = answer.output;
  const files = needed(
    name,
    siblings.map(({ rfilename, size = 0 }) => ({ path: rfilename, bytes: size })),
  );
  return { ...name, commit: sha, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** What a tokenizer may be made of, and the configuration; all of them are small. */
const besideWeights = [
  'config.json',
  'generation_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'vocab.json',
  'merges.txt',
];

/**
 * What a model needs of a repository: one GGUF file if it was asked for or is the only kind that there is, else the configuration, the
 * tokenizer, and the weights as safetensors.
 * @throws HubError `no-file`, `no-model` or `choose-file`
 */
function needed({ repository, file }: RepositoryName, all: readonly HubFile[]): readonly HubFile[] {
  if (file !== null) {
    const found = all.find(({ path }) => path === file);
    if (!found) throw new HubError('no-file', { repository, file });
    return [found];
  }
  const named = (path: string): HubFile | undefined => all.find((candidate) => candidate.path === path);
  const shards = all.filter(({ path }) => /^model-\d{5}-of-\d{5}\.safetensors$/u.test(path));
  const index = named('model.safetensors.index.json');
  const whole = named('model.safetensors');
  const weights = whole ? [whole] : index && shards.length > 0 ? [index, ...shards] : [];
  if (weights.length > 0) return [...besideWeights.flatMap((path) => named(path) ?? []), ...weights];
  const ggufs = all.filter(({ path }) => /\.gguf$/iu.test(path));
  if (ggufs.length === 1) return ggufs;
  if (ggufs.length > 1) throw new HubError('choose-file', { repository, files: ggufs.slice(0, 8).map(({ path }) => path) });
  throw new HubError('no-model', { repository });
}
