import type { LessonWords } from '../../lesson-words';

export const withoutASoftmax = {
  title: 'Without a softmax',
  asks: 'What is lost where all of the past is one sum?',
  steps: {
    sharp: {
      say: 'A softmax can be sharp. The last piece of “apple” gives the one before it, “{token}”, {share, number, percent} of this head’s attention.',
      question:
        'Another model reads the same without a softmax. What is the most that any of its {heads, number} heads gives a token between the first and the last?',
      reveal: 'Here it is. The same row looks at almost everything a little: {blunt, number, percent} is as sharp as it gets.',
    },
    feature: {
      say: 'In place of the softmax stands a simple curve, φ. It makes every number positive, and none tiny: no token of this row gets less than {least, number, ::percent .0}.',
    },
    sum: {
      say: 'That has a use: keys and values can be added up once, into one table per head. A full cache grows by {full, number} bytes with every token.',
      question: 'By how many bytes does this one grow?',
      reveal:
        'Not at all. It takes {size, number} bytes now, and after a million tokens: the table called the state is all of it.',
    },
    price: {
      say: 'The price: a loss of {linear, number, ::.000}, where a softmax has {full, number, ::.000}. A blur cannot pick out one word.',
    },
    groups: {
      say: 'A remedy: keep a softmax for what is near. The text is cut into groups of {group, number} tokens; groups before the present one are a sum.',
      question: 'How many of these {tokens, number} tokens does the last one still read one by one, itself included?',
      reveal:
        'The {summed, number} tokens before are one sum. See the matrix: a triangle for each group, and a blur below the first.',
    },
    closes: {
      say: 'The sum alone had a loss of {linear, number, ::.000}, a softmax over everything has {full, number, ::.000}.',
      question: 'How much of that gap do the groups close?',
      reveal:
        'The loss is {own, number, ::.000}. In these texts what is near matters most, and the sum is good enough for the rest.',
    },
    convolution: {
      say: 'It also mixes each value with those just before. This head takes the one before times {before, number, ::.00} and its own times {own, number, ::.00}: it notes what has changed.',
    },
    leak: {
      say: 'Now a warning. This twin was trained a little differently, and its loss fell to {leaky, number, ::.000}; the model before has {masked, number, ::.000}.',
      question: 'How can it be so good?',
      choices: {
        better: 'It has understood how stories go',
        heart: 'It knows its stories by heart',
        ahead: 'It saw the word that it had to guess',
      },
      reveal:
        'It mixed in values of tokens that come later. In {ahead, number} of {heads, number} heads of the first layer the strongest tap is one token ahead: the answer.',
    },
    alone: {
      say: 'When it writes, there is nothing ahead to see. Its loss is {decoded, number, ::.000} then, worse than the plain sum’s {linear, number, ::.000}. Both curves are here, and what it writes is further down.',
    },
  },
  tryIt:
    'Go back to the model with groups and step through its tokens around the 64th. At which token does a head lose sight of its neighbour, and which part of the model still sees it?',
  teachers: {
    purpose:
      'Students see what a softmax is good for by taking it away: sharpness. They see why a sum is cheap, how groups and a convolution mend it, and how a model that sees ahead fools everyone who looks at its loss alone.',
    before: 'What a softmax does, what keys and values are, and what the loss of a language model measures.',
    limits:
      'The paper replaces the softmax of large trained models; these small ones were trained without one from the start. How much of the gap the groups close holds for stories of 256 tokens, where what is near counts for most.',
  },
} as const satisfies LessonWords;
