/** What the sheets say. Loaded with them. */
const figureNames: Readonly<Record<string, string>> = {
  decodedLoss: 'Loss token by token, nats',
  lossFull: 'Loss, full cache, nats',
  lossWindow48: 'Loss, window of 48, nats',
  lossWindow48Sink: 'Loss, token 0 and a window of 48, nats',
  startShareOrdinary: 'Share on token 0, ordinary tokens',
  startShareTrigger: 'Share on token 0, triggers',
  startValueNormRatio: '‖v‖ of token 0 ÷ mean of the others',
};

/** What a recorded figure is called; one without a name here keeps its key. */
function figureName(key: string): string {
  const [, times, depth] = /^digitsRight(\d+)x(?:Depth(\d+))?$/u.exec(key) ?? [];
  if (times === undefined) return figureNames[key] ?? key;
  return `Digits recalled at ${times} × the trained length${depth === undefined ? '' : `, ${depth} % deep`}`;
}

export const sheets = {
  help: {
    title: 'Keys',
    intro: 'Every button has a key. Keys do nothing while you type in a field; in a part that scrolls, they scroll.',
    characters: 'Use letters, 0 and ? as keys',
    groups: {
      step: 'Stepping',
      focus: 'Focus',
      reading: 'Cache and interventions',
      lanes: 'Side by side',
      display: 'Display',
      page: 'Page',
    },
  },
  model: {
    parameters: 'Parameters',
    size: 'Download',
    tokensSeen: 'Tokens seen in training',
    trainedContext: 'Longest text in training',
    tokens: (n: string): string => `${n} tokens`,
    context: 'Cache slots here',
    validationLoss: 'Validation loss',
    leakingLoss: 'Validation loss, seeing tokens ahead',
    lossUnit: (loss: string, perplexity: string): string => `${loss} nats per token (perplexity ${perplexity})`,
    cache: 'Cache per token',
    bytes: (n: string): string => `${n} bytes (float32)`,
    fileBytes: (n: string): string => `${n} bytes (float16)`,
    figure: figureName,
    sink: 'Share of attention on token 0, by layer',
    figures: 'Recorded for this model',
    sample: 'A sample',
    trained: 'Trained',
    recorded: 'Recorded when the model was trained; not measured on this machine.',
  },
  about: {
    title: 'About Keepsake',
    what: 'Keepsake runs small transformers in this page and shows, at every decoding step, where attention goes and what the KV cache holds. Every number is labelled: measured here, recorded in training, or computed from the model’s shape.',
    caution:
      'Attention is not explanation: a large weight shows where a head looked, not why the model chose a token. Compare it with the contribution α·‖v‖.',
    privacy: 'Nothing leaves this page: no server, no tracking. What you type stays here and in the links you copy.',
    credits: 'The models were trained on these books and stories',
    creditsNote: (count: number): string =>
      `${count} sources: texts in the public domain of the United States (Project Gutenberg) and picture-book stories under CC BY (African Storybook, Pratham Books). The texts themselves are not part of Keepsake.`,
    licence: 'Keepsake is free software under the MIT licence.',
  },
} as const;
