import type { CatalogueEntry } from './catalogue';
import { ModelError } from './errors';
import type { ModelFiles } from './files';
import { parseSpec } from './parse-spec';
import { readJson } from './read-json';
import type { ModelSpec } from './spec';
import type { Tokenizer } from './tokenizer';

/** A shipped model's files, read; the weights' tensors are checked where they are used (see `checkWeights`). */
export interface ModelParts {
  readonly entry: CatalogueEntry;
  readonly spec: ModelSpec;
  readonly tokenizer: Tokenizer;
  /** The safetensors file. */
  readonly weights: ArrayBuffer;
}

/**
 * Fetches a model's spec, tokenizer and weights together.
 * @param signal ends the download
 * @throws ModelError `file-missing`, `not-json`, `bad-spec`, `bad-tokenizer`, `wrong-size` or `wrong-checksum`; the signal's reason once it
 * is aborted
 */
export async function loadModel(entry: CatalogueEntry, files: ModelFiles, signal?: AbortSignal): Promise<ModelParts> {
  const [{ loadTokenizer }, specJson, tokenizerJson, weights] = await Promise.all([
    // Loaded apart, so that the first paint does not wait for it; it arrives before the weights.
    import('./tokenizer'),
    readJson(files, entry.spec, signal),
    readJson(files, entry.tokenizer, signal),
    files.read(entry.weights, signal),
  ]);
  signal?.throwIfAborted();
  if (weights.byteLength !== entry.bytes)
    throw new ModelError('wrong-size', { file: entry.weights, expected: entry.bytes, found: weights.byteLength });
  const found = await sha256(weights);
  if (found !== null && found !== entry.sha256)
    throw new ModelError('wrong-checksum', { file: entry.weights, expected: entry.sha256, found });
  const spec = parseSpec(specJson);
  return { entry, spec, tokenizer: loadTokenizer(tokenizerJson, spec), weights };
}

/** In lower-case hexadecimal; null where the browser offers no digests (a page that is served neither securely nor locally). */
async function sha256(bytes: ArrayBuffer): Promise<string | null> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
