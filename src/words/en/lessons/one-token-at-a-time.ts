import type { LessonWords } from '../../lesson-words';

export const oneTokenAtATime = {
  title: 'One token at a time',
  asks: 'What does a model keep of what it has read, and why?',
  steps: {
    look: {
      say: 'A model writes one token at a time, a word or a piece of one. To guess the next, its last token looks back at the others.',
      question: 'Which token does this head look at most? Click it in the text.',
      reveal:
        'At {token}, with {share, number, percent} of its attention. And the likeliest next token is {next}, the word that it looked at.',
    },
    rows: {
      say: 'Each row of the picture is one token that looks, each column one that is looked at. Nobody may look ahead.',
      question: 'Row 0 has only itself to look at. How much of its attention does it give itself?',
      reveal:
        'There is no other. Every row adds up to {sum, number, percent}; the last one shares it out over {tokens, number} tokens.',
    },
    scores: {
      say: 'The looking token makes a query, which says what it seeks. Query times key is a score, and the softmax turns a row’s scores into shares.',
    },
    keep: {
      say: 'In every head a token makes three vectors: a query to seek with, a key to be found by, and a value to hand over.',
      question: 'What will tokens that come later need from this one?',
      choices: { all: 'All three', keyValue: 'Its key and its value', query: 'Its query' },
      reveal:
        'A query is used once, in its own row; so a head keeps {kept, number} numbers of each token, not {made, number}. They are the key/value cache.',
    },
    again: {
      say: 'Suppose that nothing was kept. Then all {tokens, number} tokens of this text must go through the model again, just to guess one more.',
      question: 'How many times as many multiplications is that?',
      reveal:
        'Without the cache {whole, number}, with it {cached, number}. With the cache, only the new token goes through the model.',
    },
    same: {
      say: 'Now the test. We forget the cache, read all {tokens, number} tokens again from scratch, and compare the scores of all {logits, number} possible next tokens.',
      question: 'How close will they be?',
      choices: {
        exactly: 'The same, to the last bit',
        nearly: 'The same but for rounding',
        otherwise: 'Visibly different',
      },
      reveal:
        'The largest difference is {difference, number}. Nobody looks ahead, so a key or value never changes once it is made, and keeping it loses nothing.',
    },
    longer: {
      say: 'The text grows, to {tokens, number} tokens. Reading it all again takes longer with each of them; a step with the cache hardly does.',
      question: 'How many times as many multiplications does this step take without the cache?',
      reveal: 'With the cache, this step takes only {more, number, percent} more multiplications than the very first one did.',
    },
    price: {
      say: 'The price is memory. Each token adds {each, number} bytes, and after {tokens, number} tokens the cache has {bytes, number}.',
    },
  },
  tryIt:
    'Open the view Decode, go back to row 1 with the key Home, then step with →. At which token does a step without the cache first take twenty times the work? What do the bytes do meanwhile?',
  teachers: {
    purpose:
      'Students can say what query, key and value are for, why a row adds up to 1, and why a cache of keys and values gives the same answer for less work. It is the ground for all other lessons.',
    before:
      'That a language model guesses the next token from those before it. Vectors and products of vectors help, but are not needed.',
    limits:
      'One head was chosen that looks where a reader would; most heads of this model do not, and a large weight is no explanation of a guess. Multiplications are counted by formula; how much time a cache saves depends on the machine, which is seldom busy at this size.',
  },
} as const satisfies LessonWords;
