import type { LessonWords } from '../../lesson-words';

export const noEndToTheText = {
  title: 'No end to the text',
  asks: 'Can a cache of constant size still find what was said long ago?',
  steps: {
    found: {
      say: 'A number comes after the # at the start of {tokens, number} tokens, and the ? at the end asks for it. This model can look at the last {own, number} tokens only.',
      question: 'How sure is it of the first digit, {digit}?',
      reveal: 'It has kept the number without keeping its tokens. It has a memory.',
    },
    bytes: {
      say: 'It reads in segments of {segment, number} tokens: a triangle each in the matrix, and nothing between them. A full cache would take {full, number} bytes here.',
      question: 'How many bytes does this model keep?',
      reveal:
        'It keeps the keys and values of one segment, and one table per head: {tables, number} bytes of tables. That is all, at any length of the text.',
    },
    write: {
      say: 'The table of a head is its memory. Keys and values are added into it, and then they are evicted.',
      question: 'When does the memory change?',
      choices: { token: 'With each token', segment: 'With each full segment', question: 'Only where the ? asks' },
      reveal:
        'With each full segment: see the steps of ‖M‖, every {segment, number} tokens. What the memory gives for a key already is taken off first: the delta rule.',
    },
    gate: {
      say: 'So a head has two sources: its segment and its memory. One learned number mixes them, its gate.',
      question: 'How much does this head take from its memory?',
      reveal:
        'All gates here are between {least, number, percent} and {most, number, percent}. In the paper some heads use one source alone; at this size none does.',
    },
    full: {
      say: 'Now the same text with a full cache. Nothing is evicted: all {tokens, number} tokens are there, in {full, number} bytes.',
      question: 'How sure is this model of {digit}?',
      reveal:
        'It says {next}. It was trained on texts of {trained, number} tokens, and at distances that it never saw it does not know where to look.',
    },
    window: {
      say: 'A third model looks at the last {window, number} tokens in each layer. It gives {digit} a probability of {sure, number, percent}: with ten digits, that is a guess.',
    },
    table: {
      say: 'This was recorded at twice the trained length. The memory gets {memory, number, percent} of the digits right, the full cache {full, number, percent}, the window {window, number, percent}.',
      question: 'At sixteen times the trained length, with the number at the start, how many digits does the memory get right?',
      reveal:
        'Look at its last row: at the end of the text it is {end, number, percent}. The memory never grows, so all that comes later is added to the same table.',
    },
    others: {
      say: 'Two older models are not on this page. Transformer-XL keeps the segment before; Memorizing Transformers keep every key of one layer, and the last curves compare their bytes.',
    },
    stories: {
      say: 'In stories the memory is no help: a loss of {memory, number, ::.000}, with a window {window, number, ::.000}, with a full cache {full, number, ::.000}. What is near matters most there.',
    },
  },
  tryIt:
    'Go back to the first step and let the model write all five digits. Which one is wrong? Move the number to another place in the text, and find one where the memory has all five.',
  teachers: {
    purpose:
      'Students see that a constant number of bytes can carry something across a text that no attention reaches over. They tell three failures apart: evicted (a window), still cached but not found (a full cache beyond its training), and overwritten (a memory that fills).',
    before: 'What a cache and a window are, and how attention can be one sum (the lesson “Without a softmax”).',
    limits:
      'The paper’s model of a billion parameters finds a number in a million tokens after training on 5 000; this one is surest up to twice its training. Its gates do not specialise. Transformer-XL and Memorizing Transformers are not among the models, so only the bytes of their caches are compared, by formula.',
  },
} as const satisfies LessonWords;
