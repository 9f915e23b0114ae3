import type { LessonWords } from '../../lesson-words';

export const fewerSmallerKeys = {
  title: 'Fewer, smaller keys',
  asks: 'How little can a model keep of each token?',
  steps: {
    numbers: {
      say: 'This layer has {heads, number} heads. For each of them every token leaves a key and a value, of {width, number} numbers each.',
      question: 'How many numbers does one token leave in this layer?',
      reveal:
        'That is {heads, number} × 2 × {width, number}. Four such layers make {bytes, number} bytes per token, which stay until the text ends.',
    },
    share: {
      say: 'Let heads share. In lane 2 two heads have one key between them, in lane 3 all four: it keeps {share, number, percent} of the bytes.',
      question: 'Lower loss means better predictions. How much higher is the loss of lane 3 than that of lane 1?',
      choices: { little: 'Less than 2%', tenth: 'About 10%', half: 'About 50%' },
      reveal:
        'By {rise, number, ::percent .0}: {mqa, number, ::.000} in place of {mha, number, ::.000}. The queries still differ, so each head can look for something else.',
    },
    latent: {
      say: 'Another way: keep one short vector of each token. Every head makes its own key and its own value from it, {read, number} numbers in all.',
      question: 'How many numbers does this layer keep to make {read, number} of them?',
      reveal: 'They are a vector called the latent, and a small key for the position, which all heads use.',
    },
    factors: {
      say: 'A third way keeps pairs of vectors: {pairs, number} pairs for the key, as many for the value. In a pair, one vector has a number for each of {heads, number} heads, the other {width, number}.',
      question: 'How many numbers is that for each token?',
      reveal:
        'That is {share, number, percent} of what the first model keeps. Multiplied out, each pair is a table of {heads, number} rows.',
    },
    rebuilt: {
      say: 'Here are the two tables, for “{token}”, and what they add up to: the keys of all {heads, number} heads, the very ones that the model uses.',
    },
    loss: {
      say: 'Lane 1 keeps pairs of vectors, lane 2 all keys, lane 3 one shared key, and lane 4 the latent, which is least.',
      question: 'Which of these has the highest loss?',
      choices: { tpa: 'The pairs, lane 1', mqa: 'The shared key, lane 3', mla: 'The latent, lane 4' },
      reveal:
        'The latent, with {mla, number, ::.000}: here it is too short. The pairs, with {tpa, number, ::.000}, are level with all keys, {mha, number, ::.000}, within the error, for {share, number, percent} of the bytes.',
    },
    even: {
      say: 'A pair costs a number per head and a number per feature. With {smallHeads, number} heads, keys and values may have {small, number} pairs between them before full ones are smaller.',
      question: 'Up to how many pairs pay off with {largeHeads, number} heads that are {largeWidth, number} wide?',
      reveal: 'A pair costs heads plus width, full keys cost heads times width: the larger the model, the more it gains.',
    },
    never: {
      say: 'Against one shared key pairs never win: key and value need at least a pair each, which is more. Against {groups, number} shared keys {grouped, number} pairs pay off.',
    },
  },
  tryIt:
    'In the calculator, find a published model whose own keys and values are fewer numbers than two pairs each for key and value. What must be true of its heads?',
  teachers: {
    purpose:
      'Students see three ways to keep less of each token: share keys, rebuild them from a latent, or from factors. They count the numbers by hand, and weigh bytes against loss, which were measured on the same text.',
    before:
      'What a key and a value are, and that the cache keeps both for every token. An outer product, for the steps on factors.',
    limits:
      'The models have a million parameters and four heads, which is where factors gain least. The latent is as wide as a single head: DeepSeek-V2, with one for 128 heads, reports it ahead of full keys, and here it is behind them. Losses within 0.03 of each other may change places with another seed.',
  },
} as const satisfies LessonWords;
