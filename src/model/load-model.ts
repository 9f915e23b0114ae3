import type { CatalogueEntry, ModelEntry } from './catalogue';
import { ModelError } from './errors';
import type { ModelFiles } from './files';
import { parseSpec } from './parse-spec';
import { readJson } from './read-json';
import type { ModelSpec } from './spec';
import type { Tokenizer } from './tokenizer';

/** A model's files, read; the weights' tensors are checked where they are used (see `checkWeights`). */
export interface ModelParts {
  readonly entry: ModelEntry;
  readonly spec: ModelSpec;
  readonly tokenizer: Tokenizer;
  /** The safetensors file. */
  readonly weights: ArrayBuffer;
}

/** A model whose weights are on their way. */
export interface BegunModel extends Omit<ModelParts, 'weights'> {
  /** @throws ModelError `file-missing`, `wrong-size` or `wrong-checksum`, or what reading a visitor's own file does; the signal's reason once it is aborted */
  readonly weights: Promise<ArrayBuffer>;
}

/**
 * Fetches a shipped model's spec, tokenizer and weights together; resolves when all but the weights are read.
 * @param signal ends the download
 * @throws ModelError `file-missing`, `not-json`, `bad-spec` or `bad-tokenizer`; the signal's reason once it is aborted
 */
export async function beginModel(entry: CatalogueEntry, files: ModelFiles, signal?: AbortSignal): Promise<BegunModel> {
  const weights = readWeights(entry, files, signal);
  // Heard by who waits for them.
  weights.catch(() => undefined);
  const [{ loadTokenizer }, specJson, tokenizerJson] = await Promise.all([
    // Loaded apart, so that the first paint does not wait for it; it arrives before the weights.
    import('./tokens/load-tokenizer'),
    readJson(files, entry.spec, signal),
    readJson(files, entry.tokenizer, signal),
  ]);
  signal?.throwIfAborted();
  const spec = parseSpec(specJson);
  return { entry, spec, tokenizer: loadTokenizer(tokenizerJson, spec), weights };
}

/** The same with its weights. @throws all that `beginModel` and its weights do */
export async function loadModel(entry: CatalogueEntry, files: ModelFiles, signal?: AbortSignal): Promise<ModelParts> {
  const begun = await beginModel(entry, files, signal);
  return { ...begun, weights: await begun.weights };
}

async function readWeights(entry: CatalogueEntry, files: ModelFiles, signal?: AbortSignal): Promise<ArrayBuffer> {
  const weights = await files.read(entry.weights, signal);
  signal?.throwIfAborted();
  if (weights.byteLength !== entry.bytes)
    throw new ModelError('wrong-size', { file: entry.weights, expected: entry.bytes, found: weights.byteLength });
  const found = await sha256(weights);
  if (found !== null && found !== entry.sha256)
    throw new ModelError('wrong-checksum', { file: entry.weights, expected: entry.sha256, found });
  return weights;
}

/** In lower-case hexadecimal; null where the browser offers no digests (a page that is served neither securely nor locally). */
async function sha256(bytes: ArrayBuffer): Promise<string | null> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
