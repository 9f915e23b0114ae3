import type { LessonWords } from '../../lesson-words';

export const isItInYourModel = {
  title: 'Is it in your model?',
  asks: 'Does a model that others trained have a sink, too?',
  steps: {
    open: {
      say: 'The other lessons use models made for this page. Open one of your own under “Models”, or drop its files here. Now open: {heads, plural, one {# head} other {# heads}} in {layers, plural, one {# layer} other {# layers}}.',
    },
    average: {
      say: 'Spread evenly over all that it sees, a row of this text would give the first token {even, number, percent} on average.',
      question: 'How much does it give, over all heads?',
      reveal: 'It is the mean over all heads and rows; an even spread would be {even, number, percent}.',
    },
    strongest: {
      say: 'A mean can hide much. One head may give the first token far more than the others.',
      question: 'How much does the head give it that gives it most?',
      reveal:
        'The head is {name}. Of {heads, plural, one {# head} other {# heads}}, {many, plural, =0 {none gives} one {# gives} other {# give}} the first token more than 30%.',
    },
    short: {
      say: 'A sink gives a head somewhere to look, and little to take. For that its value must be short.',
      question: '{name} gives the first token most. How long is that token’s value there, beside a typical one?',
      choices: { shorter: 'Less than half as long', similar: 'About as long', longer: 'More than half as long again' },
      reveal: 'It is {ratio, number, percent} of a typical one. In the chart of values it is the coloured dot.',
    },
    window: {
      say: 'Read with everything cached, this text costs the model {all, number, ::.00} bits per token.',
      question: 'Let the cache keep only the last 8 tokens. Does the model foresee the text better or worse?',
      choices: { worse: 'Worse: it needs more bits', same: 'The same: all of it fits', better: 'Better: it needs fewer bits' },
      reveal: 'It needs {less, number, ::.00} bits per token instead of {all, number, ::.00}.',
    },
    first: {
      say: 'Of the 8, one may be the first token of the text, always kept.',
      question: 'Does that help this model on this text?',
      choices: { helps: 'Yes, it needs fewer bits', same: 'Neither: all of it fits', hurts: 'No, it needs more bits' },
      reveal:
        'It needs {kept, number, ::.00} bits per token, and {less, number, ::.00} without the first. One short text is chance in part: the StreamingLLM table reads many.',
    },
    end: {
      say: 'So ask a model three things: how much it looks at the first token, how long that token’s value is, and what breaks without it. Here the mean was {mean, number, percent}, the most {strongest, number, percent}.',
    },
  },
  tryIt:
    'Many tokenizers put a mark before every text. With a model of your own, a button under the text reads it with or without: see whether the next token takes its place.',
  teachers: {
    purpose:
      'Students ask of a model that they know what they saw in ours, and learn that the answer differs by model, head and text.',
    before:
      'The lessons “Where attention drains” and “Take it away”. A model to open: a folder from the Hugging Face Hub, a GGUF file, or one of llama2.c.',
    limits:
      'Every number is of the model and the text that are open, so none is known beforehand: the right choice is the one that holds when it is measured. Models of up to some hundred million parameters run here; for larger ones, open a recording, which leaves out the two questions about the cache.',
  },
} as const satisfies LessonWords;
