import type { LessonWords } from '../../lesson-words';

export const whereAttentionDrains = {
  title: 'Where attention drains',
  asks: 'Why do most heads look at the first token?',
  steps: {
    guess: {
      say: 'The model has read this sentence. One head now looks back from the last token.',
      question: 'Which token does it look at most? Click it in the text.',
      reveal:
        'It looks most at {token}, the mark that begins every text. {share, number, percent} of its attention goes there, though the mark says nothing.',
    },
    column: {
      say: 'Every row is one token looking back. See the first column: on average it takes {mean, number, percent} of a row.',
    },
    softmax: {
      say: 'The softmax hands out exactly 100% in every row. It cannot keep any back.',
      question: 'What does a head do with its 100% when it finds nothing to look at?',
      choices: {
        spread: 'Spread it evenly',
        park: 'Put most of it on one token that is always there',
        less: 'Hand out less than 100%',
      },
      reveal:
        'It parks it. Spread evenly, each token of the last row would get {even, number, percent}; the first one gets {share, number, percent}.',
    },
    short: {
      say: 'A head brings back a sum of value vectors, each times its share. A large share of a short value is little.',
      question: 'How long is the first token’s value, compared with a typical one?',
      reveal: 'The head looks hard at the first token and takes almost nothing away.',
    },
    moved: {
      say: 'Multiply each share by the length of its value: that is what really moves.',
      question:
        'The last row gives the first token {share, number, percent} of its attention. How much of what moves comes from there?',
      reveal: 'The bright column fades: where a head looks and what it takes are two things.',
    },
    heads: {
      say: 'That was one head. The model has {heads, number}, four in each of four layers.',
      question: 'How many of them give the first token more than 30% on average?',
      reveal: 'Resting on the first token is normal here, and has a name: attention sink.',
    },
    task: {
      say: 'Another model has one head and one job. After t, n or s it repeats the letter before; elsewhere the head has nothing to do.',
      question: 'In how many of these {rows, number} rows is the head idle? Count in the text.',
      reveal: 'Each idle row gives the start mark nearly everything: this one {share, number, ::percent .0}.',
    },
    wakes: {
      say: 'At this “{trigger}” there is work. The head looks one back, at “{letter}”, with {weight, number, ::percent .0}, and leaves the start mark almost nothing.',
    },
    end: {
      say: 'So a sink is a place for attention that is not needed: always there, and with almost nothing to give.',
    },
  },
  tryIt:
    'Two heads of the last layer break the rule: for them the first token’s value is not short. Find them with the keys ↓ and ↑, and see what they move.',
  teachers: {
    purpose:
      'Students learn to read an attention matrix, and not to take it for an explanation: the largest weights of this model move almost nothing. They see why a softmax needs somewhere to put attention that has no use.',
    before: 'What a query, a key and a value are, and that the weights of a row add up to 1.',
    limits:
      'The model has a million parameters, and its share on the first token falls as the text grows. In models of billions of parameters it stays high over thousands of tokens, and the hidden state of that token is hundreds of times as long as the others’; here it is a few times as long.',
  },
} as const satisfies LessonWords;
