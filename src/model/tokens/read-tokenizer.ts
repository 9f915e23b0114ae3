/** The tokenizer of a model that a visitor opens. */
import { messageOf } from '../../words/message-of';
import { ModelError } from '../errors';
import type { Tokenizer } from '../tokenizer';
import { badTokenizer, inWords } from './load-tokenizer';
import { type TokenizerSource, prepare } from './prepare';

export type { TokenizerFile, TokenizerSource } from './prepare';
import { TokenizerFault, faulty } from './fault';
import type { PreparedTokenizer } from './prepared';
import { cuttingTokenizer } from './cut-text';
import type { WorkerAnswer, WorkerQuestion } from './worker';

/** A vocabulary of 256 000 tokens takes a second or two on a laptop. */
const mostSeconds = 60;

/**
 * Reads a tokenizer from a model's files: `tokenizer.json` with the files beside it, a GGUF file's metadata, or llama2.c's `tokenizer.bin`.
 * Parsing and sorting happen in a worker, which ends with the reading; what comes back is handed over, so the page's thread stays free.
 * Where there are no workers (Node) the same is done in place.
 * @param vocabulary rows of the model's embedding: tokens of the tokenizer must be below that, and rows that it has no token for are special
 * @param signal ends the reading
 * @throws ModelError `bad-tokenizer`, with a sentence that says what is wrong; the signal's reason once it is aborted
 */
export async function readTokenizer(source: TokenizerSource, vocabulary: number, signal?: AbortSignal): Promise<Tokenizer> {
  signal?.throwIfAborted();
  try {
    const inWorker = typeof Worker !== 'undefined';
    const prepared = inWorker
      ? await prepareInWorker({ source: sent(source), vocabulary }, signal)
      : await prepare(source, vocabulary);
    return inWords(() => cuttingTokenizer(prepared, vocabulary));
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    signal?.throwIfAborted();
    throw badTokenizer((cause instanceof TokenizerFault ? cause : faulty('library', messageOf(cause))).fault);
  }
}

/** What the worker needs of it: a GGUF file's metadata may hold what cannot be sent. */
function sent(source: TokenizerSource): TokenizerSource {
  if (source.kind !== 'gguf') return source;
  const entries = Object.entries(source.metadata).filter(([key]) => key.startsWith('tokenizer.'));
  return { kind: 'gguf', metadata: Object.fromEntries(entries) };
}

async function prepareInWorker(question: WorkerQuestion, signal: AbortSignal | undefined): Promise<PreparedTokenizer> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<PreparedTokenizer>();
  const giveUp = (): void => reject(signal?.reason as Error);
  const tooLong = setTimeout(() => reject(faulty('slow', mostSeconds)), 1000 * mostSeconds);
  signal?.addEventListener('abort', giveUp);
  worker.addEventListener('error', ({ message }) => reject(faulty('library', message)));
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    if ('prepared' in data) resolve(data.prepared);
    else reject(new TokenizerFault(data.fault));
  });
  worker.postMessage(question);
  try {
    return await promise;
  } finally {
    clearTimeout(tooLong);
    signal?.removeEventListener('abort', giveUp);
    worker.terminate();
  }
}
