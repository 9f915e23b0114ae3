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
      stage: 'On a stage',
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
    offline: {
      title: 'Without a network',
      impossible:
        'This browser does not let the page be kept here. It can where the page comes from https or from this computer.',
      off: 'The page and its models can be kept in this browser, so that they open without a network.',
      keeping: (size: string, total: string): string => `${size} of ${total} are kept in this browser.`,
      kept: (total: string): string => `The page and all models are kept in this browser: ${total}. They open without a network.`,
      failed: (size: string, total: string): string =>
        `${size} of ${total} are kept in this browser; the rest could not be fetched. Check the connection, then try again.`,
      keep: 'Keep everything',
      again: 'Try again',
      remove: 'Remove what is kept',
      newer: 'A newer version of Keepsake is here.',
      load: 'Load it; the text stays',
    },
    credits: 'The models were trained on these books and stories',
    creditsNote: (count: number): string =>
      `${count} sources: texts in the public domain of the United States (Project Gutenberg) and picture-book stories under CC BY (African Storybook, Pratham Books). The texts themselves are not part of Keepsake.`,
    licence: 'Keepsake is free software under the MIT licence.',
  },
} as const;
