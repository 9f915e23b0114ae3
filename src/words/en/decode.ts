/** What reading and decoding a text can say. */
import { count as whole, precise } from '../numbers';
import { plural } from './plural';

const tokens = (n: number): string => plural(n, 'token');

export const decode = {
  promptEmpty: 'The prompt is empty, so the text is only the token that begins it. Step to see what the model generates.',
  promptTruncated: (kept: number, dropped: number): string =>
    `The prompt is longer than the cache. Its first ${tokens(kept)} were read; ${tokens(dropped)} at its end were left out.`,
  promptCut: (kept: number, characters: number): string =>
    `The prompt is longer than the cache. Its first ${tokens(kept)} were read; ${characters === 1 ? 'the character after them was' : `the ${whole(characters)} characters after them were`} left out.`,
  unknownCharacters: (count: number): string =>
    count === 1
      ? '1 character is not in this model’s alphabet and was left out.'
      : `${whole(count)} characters are not in this model’s alphabet and were left out.`,
  recovered: 'The GPU was lost and recovered. The weights were loaded again and the text was read again; nothing is missing.',
  fellBack: 'The GPU was lost and did not recover. The model now runs on the CPU; nothing is missing.',
  contextFull: (slots: number): string =>
    `All ${slots} slots of the cache are taken, so the text cannot grow. Go back, or read a shorter prompt.`,
  beyondTraining: (trained: number): string =>
    `The text is now longer than the ${tokens(trained)} that this model was trained on; expect worse predictions.`,
  logitsDiffer: (difference: number): string =>
    `On the machine that made this link, the model’s logits differ from those here by ${precise(difference, 2)}. The tokens are the link’s; everything drawn is computed here.`,
  leftOut: (what: readonly string[]): string =>
    `Some of what was requested is not available here. Left out: ${what.join('; ')}. The rest is open.`,
  noZeroSink: {
    already: 'This model was trained with an extra logit already.',
    none: 'This model has no softmax to add it to.',
  },
  zeroSinkLeft: (why: string): string => `Softmax + 1 was left out. ${why}`,
  notNumbers:
    'The model’s logits are not numbers at this step, so no token can be sampled. Load the model again or choose the other backend.',
  noModel: 'No model is loaded. Open one first.',
  noSuchToken: (token: number): string => `There is no token ${token} in this model’s vocabulary.`,
  noSuchBranch: (node: number): string => `This text has no branch ${node}. Choose one from the marks in the text.`,
  overtaken: 'A later action changed the text first, so this one was cancelled.',
  noSuchTokens: (token: number, vocabulary: number): string =>
    `The text contains token ${token}, but this model’s vocabulary ends at ${vocabulary - 1}. Nothing was read.`,
  noSuchStep: (index: number, length: number): string => `There is no token ${index} in this text of ${tokens(length)}.`,
} as const;
