import type { LessonWords } from '../../lesson-words';

export const whatTheCacheCosts = {
  title: 'What the cache costs',
  asks: 'Why is memory what limits long texts, and what would you keep?',
  steps: {
    token: {
      say: 'This small model keeps {small, number} bytes of every token. Llama 3.1 70B has {layers, number} layers, each with {heads, number} keys and values, {width, number} numbers wide, of two bytes.',
      question: 'How many kB does it keep of one token?',
      reveal:
        'That is {layers, number} × 2 × {heads, number} × {width, number} numbers. The longest text that it can read takes {full, number, ::@@@} GB.',
    },
    fits: {
      say: 'A card sold with {sold, number} GB must also hold the weights: {weights, number} GB, at a byte for each.',
      question: 'How long a text still fits on it?',
      choices: { all: 'The longest that the model can read', part: 'Less than half of that', none: 'Not even a page' },
      reveal:
        '{tokens, number} tokens, for one reader: see the table. With 4 bits per number in place of 16, the longest text fits.',
    },
    shared: {
      say: 'In this model {heads, number} heads share {groups, number} keys, and so {now, number} tokens fit.',
      question: 'How many would fit if each head kept a key of its own, as in the first models?',
      reveal:
        'A few pages. And if only one layer kept keys at all, the longest text would take {once, number, ::@@} GB, not {full, number, ::@@}.',
    },
    keep: {
      say: 'Now you are the cache. These {tokens, number} tokens were read, and you have room for {room, number} of them besides the last.',
      question: 'Which would you keep, so that the last token finds what it looks at? Click them in the text.',
      reveal:
        'The last ones keep {window, number, percent} (lane 2). With the very first among them it is {first, number, percent} (lane 3). H2O keeps those looked at most, {heavy, number, percent} (lane 4).',
    },
    lost: {
      say: 'What matters is the prediction. See the last curve: on average it differs from the full cache’s by {window, number, ::.00} bits in lane 2, {first, number, ::.00} in lane 3, {heavy, number, ::.00} in lane 4.',
    },
    first: {
      say: 'This cache holds {kept, number} tokens, the very first and the last ones. A token of this text then costs {pinned, number, ::.0} bits.',
      question: 'The first says nothing. Let it go, and keep one more of the last: how many bits does a token cost then?',
      reveal:
        'Nobody who goes by meaning would have kept that token. But attention rests on it, and predictions suffer without it.',
    },
    three: {
      say: 'There are three ways to save: less of each token, fewer layers that keep, fewer tokens. A window with its first tokens takes {sinks, number, ::.00} GB of {full, number, ::@@@}, and forgets the rest.',
    },
  },
  tryIt:
    'Choose a card and a model in the calculator, and find two different ways to fit 32 readers with 8,192 tokens each. What does each of them give up?',
  teachers: {
    purpose:
      'Students compute a cache by hand, see what fits on a real card, and play the cache themselves. They learn that what seems important to a reader and what attention needs are not the same.',
    before: 'What a key/value cache is. Attention sinks (the lesson “Where attention drains”) make the game more telling.',
    limits:
      'The sizes of published models are computed, not run. The game is about one row of a model with a million parameters and a text of 28 tokens, by the mean over its heads; H2O’s authors keep a list for every head, here all share one. Which policy does best changes with text and budget.',
  },
} as const satisfies LessonWords;
