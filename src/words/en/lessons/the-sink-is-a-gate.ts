import type { LessonWords } from '../../lesson-words';

export const theSinkIsAGate = {
  title: 'The sink is a gate',
  asks: 'Why do softmax + 1, learned sinks and gated attention do the same work?',
  steps: {
    opens: {
      say: 'This head has one job, to repeat the letter before a t, n or s. It may hand out less than 100% of its attention.',
      question: 'At which token does it first hand out nearly all? Click it in the text.',
      reveal:
        'At “{token}”, where there is work, it hands out {open, number, percent}. At “{before}”, just before, it hands out {shut, number, percent}.',
    },
    gate: {
      say: 'Call what a row hands out its gate. At 0 it is shut and the head adds nothing; at 1 it is open.',
      question: 'In how many of the {rows, number} rows after the first is the gate open? Count in the picture.',
      reveal: 'One for each t, n and s. In the other rows nearly all goes nowhere.',
    },
    sink: {
      say: 'Another model has the same job, but a plain softmax, so that every row must add up to {sum, number, percent}. It still has a gate.',
      question: 'Where does it put its attention when the gate is shut?',
      choices: {
        none: 'It cannot shut it',
        first: 'On the first token',
        own: 'On the token that looks',
      },
      reveal:
        'On the first. So its gate is what that token does not get, {shut, number, ::percent .0} at “{before}” and {open, number, ::percent .0} at “{token}”.',
    },
    scales: {
      say: 'Back to a story model. Its last row gives {token} {before, number, ::percent .0}, and all tokens but the first together {gate, number, percent}, which is its gate.',
      question: 'Take the first token away. What does {token} get then?',
      reveal:
        'More exactly {after, number, ::percent .0}, the share before divided by the gate. The sink makes all the others smaller by one factor, as a gate does.',
    },
    little: {
      say: 'A good gate adds nothing itself. This row gives the first token {share, number, percent}, yet that brings a vector of length {sink, number, ::.00}, the others {rest, number, ::.00}.',
    },
    key: {
      say: 'Then why use a token at all? In this model every head learned a key that belongs to no token, and whose value is zero.',
      question: 'How much do its heads still give the first token, on average?',
      reveal: 'The key takes what is not needed. Here it leaves {sum, number, percent} of the last row to all tokens together.',
    },
    formula: {
      say: 'It is one formula, with exp(b) added to the denominator. Softmax + 1 fixes b at 0, a learned sink learns it, and a sink token makes it from a key.',
    },
    trained: {
      say: 'Each head uses its gate as it needs, here {shut, number, percent} in layer 0 and {open, number, percent} in layer 2. Gated attention computes it outright, but no model here was trained that way yet.',
    },
  },
  tryIt:
    'Switch on softmax + 1 for a story model that was trained without it. Hardly a share changes. How large must its scores be for the 1 to count for so little? Compare with the model that learned with it.',
  teachers: {
    purpose:
      'Students see that a sink is no fault but a gate that a plain softmax has to make out of a token, and that several newer designs are the same gate made in another way.',
    before: 'The lessons “Where attention drains” and “Take it away”. For the formula, what a softmax is.',
    limits:
      'The page has models with softmax + 1, with a learned key of no value, and with a learned token; none with a learned logit alone, and none with a trained gate. That removing the token divides exactly by the gate holds in the first layer, where nothing else has changed; further up the states differ as well. In these small models the sink’s own part is small, but not nothing.',
  },
} as const satisfies LessonWords;
