/** The worker that prepares one tokenizer. */
import { type TokenizerSource, prepare } from './prepare';
import { type Fault, TokenizerFault } from './fault';
import type { PreparedTokenizer } from './prepared';
import { messageOf } from '../../words/message-of';

export interface WorkerQuestion {
  readonly source: TokenizerSource;
  readonly vocabulary: number;
}

export type WorkerAnswer = { readonly prepared: PreparedTokenizer } | { readonly fault: Fault };

self.addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  void prepare(data.source, data.vocabulary).then(
    (prepared) => self.postMessage({ prepared } satisfies WorkerAnswer, { transfer: buffersOf(prepared) }),
    (cause: unknown) =>
      self.postMessage({
        fault: cause instanceof TokenizerFault ? cause.fault : { what: 'library', details: [messageOf(cause)] },
      } satisfies WorkerAnswer),
  );
});

function buffersOf({ vocabulary: { bytes, starts, kinds, index, ofByte }, joining }: PreparedTokenizer): ArrayBuffer[] {
  const table = joining.by === 'rank' ? joining.merges : joining.scores;
  return [bytes, starts, kinds, index, ofByte, table].map(({ buffer }) => buffer);
}
