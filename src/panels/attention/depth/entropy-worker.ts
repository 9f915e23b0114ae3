/** Computes entropies apart from the page's thread. */
import { matrixEntropy } from '../../../insight/residual';
import type { EntropyAnswer, EntropyQuestion } from './entropies';

self.addEventListener('message', ({ data: { stream, width } }: MessageEvent<EntropyQuestion>) => {
  self.postMessage({
    whole: matrixEntropy(stream, width),
    without: matrixEntropy(stream.subarray(width), width),
  } satisfies EntropyAnswer);
});
