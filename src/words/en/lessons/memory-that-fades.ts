import type { LessonWords } from '../../lesson-words';

export const memoryThatFades = {
  title: 'Memory that fades',
  asks: 'Can a model remember without keeping any token?',
  steps: {
    half: {
      say: 'This model keeps no token. A head adds each one to a single memory, which first shrinks to {gamma, number, ::percent .0} of itself.',
      question: 'After how many tokens is half of a token left?',
      reveal: 'See the triangle. Each row is a token later, and what is left of earlier ones fades to the left, at one speed.',
    },
    heads: {
      say: 'Four heads, four speeds: half is left after {first, number}, {second, number}, {third, number} and {fourth, number} tokens. This slow one still has {left, number, percent} of the first token after {rows, number} more.',
    },
    state: {
      say: 'The memory of a head is one table of numbers. All of them take {size, number} bytes, for this text or for a million tokens.',
      question: 'An ordinary cache keeps every token. At how many tokens is it as large?',
      reveal:
        'That cache adds {perToken, number} bytes with each token. From there on the memory is smaller, and it never grows.',
    },
    blur: {
      say: 'But everything lies in one heap. Ask head 1 of layer 1 for the newest token, with the key that it was stored under.',
      question: 'How much of what comes back is that token’s own value?',
      reveal:
        'The rest is all the other tokens, which have not faded far enough. Nothing here can be told apart: the memory is a blur.',
    },
    gate: {
      say: 'In this second model each token sets the speed itself: it can let the memory be, or all but wipe it.',
      question: 'Which token makes head 3 of layer 3 forget most? Click it in the text.',
      reveal:
        'The full stop: it leaves {gamma, number, percent} of the memory, where a typical token leaves {typical, number, percent}. See the edge in the matrix.',
    },
    keep: {
      say: 'Ask this model as you asked the first one. In its head 1 of layer 1, half of a token is gone within {half, plural, one {# token} other {# tokens}}.',
      question: 'How much of what comes back is the newest token’s own value now?',
      choices: { less: 'Less than before', same: 'About as much', more: 'More than half' },
      reveal: '{own, number, percent}. Forgetting made room: what is not wanted any more no longer covers what is.',
    },
    forms: {
      say: 'There are three ways to compute this: all {rows, number} rows at once, token by token, or in chunks. Training needs the first, writing the second.',
      question: 'Do they give the same numbers?',
      choices: { same: 'The same, to the last digit', rounding: 'The same but for rounding', other: 'Different ones' },
      reveal:
        'They are one function: apart by less than a hundred-thousandth of the largest number. Press the button to see for yourself.',
    },
    price: {
      say: 'With all tokens kept the loss is {full, number, ::.000}. With fixed fading it is {fixed, number, ::.000}, and lower is better.',
      question: 'How much of that gap closes if each token sets the speed?',
      reveal:
        'Its loss is {gated, number, ::.000}, with a memory of the same size. What a memory lets go of matters as much as what it holds.',
    },
  },
  tryIt:
    'Head 1 of layer 0 forgets too, but not at the full stop. Look at its γ, token by token: what sort of token makes it forget, and why might that help?',
  teachers: {
    purpose:
      'Students see that a model can read a text of any length with one table of fixed size per head, what is lost in it, and why forgetting on purpose makes it better. They read a half-life off a matrix.',
    before: 'What a query, a key and a value are, and what an ordinary cache keeps. Powers of a number below 1.',
    limits:
      'Texts of 48 tokens show fading, not long memory. The speeds of the first model are those of RetNet; larger models have wider heads, whose memories hold more before they blur. That gates wipe at the ends of sentences was found in this model, and is no claim of the papers.',
  },
} as const satisfies LessonWords;
