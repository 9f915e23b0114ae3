/** What the sheets say. Loaded with them. */
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
      lesson: 'In a lesson',
      display: 'Display',
      page: 'Page',
    },
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
