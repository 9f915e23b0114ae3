/** What reading and decoding a text can say. */
const tokens = (n: number): string => `${n.toLocaleString('en')} ${n === 1 ? 'token' : 'tokens'}`;

export const decode = {
  promptEmpty: 'The prompt is empty, so the text begins with ⟨bos⟩ alone. Step to see what the model makes up.',
  promptTruncated: (kept: number, dropped: number): string =>
    `The prompt is longer than the cache. Its first ${tokens(kept)} were read; ${tokens(dropped)} at its end were left out.`,
  promptCut: (kept: number, characters: number): string =>
    `The prompt is longer than the cache. Its first ${tokens(kept)} were read; the ${characters.toLocaleString('en')} characters after them were left out.`,
  unknownCharacters: (count: number): string =>
    `${count.toLocaleString('en')} ${count === 1 ? 'character is' : 'characters are'} not in this model’s alphabet and ${count === 1 ? 'was' : 'were'} left out.`,
  recovered: 'The GPU was lost and came back. The weights were loaded again and the text was read again; nothing is missing.',
  fellBack: 'The GPU was lost and did not come back. The model goes on with the CPU; nothing is missing.',
  contextFull: (slots: number): string =>
    `All ${slots} slots of the cache are taken, so the text cannot grow. Go back, or read a shorter prompt.`,
  beyondTraining: (trained: number): string =>
    `The text is now longer than the ${tokens(trained)} that this model was trained on; expect it to lose its way.`,
  logitsDiffer: (difference: number): string =>
    `This link was made where the model’s scores differ from the ones here by ${difference.toPrecision(2)}. The tokens are the link’s; the pictures are this machine’s.`,
  leftOut: (what: readonly string[]): string =>
    `Not everything that was asked for is here. Left out: ${what.join('; ')}. The rest is open.`,
  noZeroSink: {
    already:
      'This model was trained with an extra logit in its softmax’s denominator. One more at run time would be a second beside it, so + 1 is not offered here.',
    none: 'This model has no softmax, so there is no denominator to add 1 to.',
  },
  zeroSinkLeft: (why: string): string => `Softmax + 1 was left out. ${why}`,
  notNumbers:
    'The model’s scores are not numbers at this step, so no token can be drawn. Load the model again or choose the other backend.',
  noModel: 'No model is loaded. Open one first.',
  noSuchToken: (token: number): string => `There is no token ${token} in this model’s vocabulary.`,
  noSuchBranch: (node: number): string => `No token of this text has the number ${node}; take one from the marks in the text.`,
  overtaken: 'Something asked for later changed the text before this was done, so this did nothing more.',
  noSuchTokens: (token: number, vocabulary: number): string =>
    `The text holds token ${token}, and this model’s vocabulary ends at ${vocabulary - 1}. Nothing was read.`,
  noSuchStep: (index: number, length: number): string => `There is no token ${index} in this text of ${tokens(length)}.`,
} as const;
