import type { LessonWords } from '../../lesson-words';

export const aWindowThatForgets = {
  title: 'A window that forgets',
  asks: 'Can a model read for ever with a cache that does not grow?',
  steps: {
    number: {
      say: 'A number stands after the # at the start, and the question mark asks for it. This head fetches the first digit.',
      question: 'Where must it look? Click the token.',
      reveal:
        'At {digit}, with {share, number, percent} of its attention, and the model answers {next} with {sure, number, percent}. It can, because everything is still in its cache.',
    },
    gone: {
      say: 'A cache that keeps everything grows without end. So now it keeps a window, the last {kept, number} of {tokens, number} tokens.',
      question: 'How sure is the model now of the right digit, {digit}?',
      reveal: 'It says {next} instead. What has left the cache is gone, however well the model was trained to fetch it.',
    },
    why: {
      say: 'Stories need less of what is far back. With everything kept, this one takes {bytes, number} bytes and costs {full, number, ::.00} bits per token.',
      question: 'How many bits per token with a window of 16?',
      reveal: 'But it takes {less, number} bytes, and never more than that, at any length of the text.',
    },
    sink: {
      say: 'The window costs {windowed, number, ::.00} bits per token. Let the first token, the start mark, always stay, and let one more of the others go.',
      question: 'The mark says nothing. What will that do?',
      choices: {
        more: 'It helps',
        none: 'Nothing to speak of',
        worse: 'It costs more, for one more word is lost',
      },
      reveal:
        '{kept, number, ::.00} bits, with the same {seenAfter, number} tokens. The heads have a place again for what they do not need: a sink and a window are StreamingLLM.',
    },
    again: {
      say: 'There is another way. For each token, read the last 16 once more, so that one of them is the first again.',
      question: 'How many times as many multiplications does a step take then?',
      reveal:
        'And the text costs {again, number, ::.00} bits per token. In the paper this mends the window, but here it does not, as only the mark is a sink.',
    },
    positions: {
      say: 'Perhaps only the places are wrong. Count them from 0 in the cache, so that the oldest token of the window has the first place.',
      question: 'The window alone costs {windowed, number, ::.00} bits. What does counting in the cache do?',
      choices: { mends: 'It mends the window', helps: 'It helps a little', nothing: 'Nothing at all' },
      reveal:
        '{counted, number, ::.00}: nothing at all. A score depends on the distance of two tokens, and in a window without gaps the distances are the same.',
    },
    long: {
      say: 'Now {texts, number} texts of {length, number} tokens, far beyond the {trained, number} of training. This was recorded, and the table has it all.',
      question: 'Which cache of this model does worst there?',
      choices: { full: 'The one that keeps everything', window: 'The window', sink: 'The first token and a window' },
      reveal:
        'The one that keeps everything, with {full, number, ::.00} bits per token. The window has {window, number, ::.00}, and with the first token {sink, number, ::.00}.',
    },
    answer: {
      say: 'So the first token must stay, and its place is counted in the cache. There, four sinks change the window’s bits by {counted, number, ::+! .000}, at their old places by {original, number, ::+! .000}.',
    },
  },
  tryIt:
    'Open the first step again and choose a window of 32 that pins the first tokens. How many must you pin for the first digit, and how many for all five? Let the model write to see.',
  teachers: {
    purpose:
      'Students can tell three things apart: what a window forgets, what it loses with its first token, and what counting positions in the cache does. They see that a text can be predicted well and still be forgotten.',
    before: 'The lesson “Where attention drains”, and what bits per token are.',
    limits:
      'In the paper a window without its first tokens collapses; here, over long texts, it is hardly worse than one with them, and on the short story of this lesson the difference is much larger than on average. At this size, distances that training never saw do more harm than eviction. Recomputation mends nothing, because a window’s own first token is no start mark.',
  },
} as const satisfies LessonWords;
