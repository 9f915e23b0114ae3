import type { LessonWords } from '../../lesson-words';

export const isItInYourModel = {
  title: 'Is it in your model?',
  asks: 'Does a model that others trained have a sink, too?',
  steps: {
    open: {
      say: 'Every model so far was made for this page. Open one of your own under “Models”, or drop its folder on the page. Or stay with this one: {heads, plural, one {# head} other {# heads}} in {layers, plural, one {# layer} other {# layers}}.',
    },
    average: {
      say: 'Spread evenly over all that it sees, a row of this text would give the first token {even, number, percent} on average.',
      question: 'How much does it give, over all heads?',
      reveal: 'It is the mean over all heads and rows; an even spread would be {even, number, percent}.',
    },
    strongest: {
      say: 'A mean hides much. Some heads look at the first token far more than others.',
      question: 'How much does the head give it that gives it most?',
      reveal:
        'That head stands first here. {many, plural, =0 {No head gives} one {# head gives} other {# heads give}} the first token more than 30%, of {heads, number}.',
    },
    short: {
      say: 'A sink gives a head somewhere to look, and little to take. For that its value must be short.',
      question: 'How long is the first token’s value for that head, beside a typical one?',
      choices: { shorter: 'Less than half as long', similar: 'About as long', longer: 'More than half as long again' },
      reveal:
        'It is {ratio, number, percent} of a typical one. Choose the head in the panel of all heads, and compare its bars here.',
    },
    window: {
      say: 'Read with everything cached, this text costs the model {all, number, ::.00} bits per token.',
      question: 'The cache now keeps the last 8 tokens only. What does the model foresee?',
      choices: { worse: 'Less: it needs more bits', better: 'More: it needs fewer bits' },
      reveal: 'It needs {less, number, ::.00} bits per token instead of {all, number, ::.00}.',
    },
    first: {
      say: 'Of the 8, one may be the first token of the text, always kept.',
      question: 'Does that help this model on this text?',
      choices: { helps: 'Yes, it needs fewer bits', hurts: 'No, it needs more bits' },
      reveal:
        'It needs {kept, number, ::.00} bits per token, and {less, number, ::.00} without the first. One short text is chance in part: the StreamingLLM table reads many.',
    },
    end: {
      say: 'So ask a model three things: how much it looks at the first token, how long that token’s value is, and what breaks without it. Here the mean was {mean, number, percent}, the most {strongest, number, percent}.',
    },
  },
  tryIt:
    'Many tokenizers put a mark before the text. Read the same text without it, with the button beside the text, and see whether the next token takes its place.',
  teachers: {
    purpose:
      'Students ask of a model that they know what they saw in ours, and learn that the answer differs by model, head and text.',
    before:
      'The lessons “Where attention drains” and “Take it away”. A model to open: a folder from the Hugging Face Hub, a GGUF file, or one of llama2.c.',
    limits:
      'Every number is of the model and the text that are open, so none is known beforehand: the right choice is the one that holds when it is measured. Models of up to some hundred million parameters run here; for larger ones, open a recording.',
  },
} as const satisfies LessonWords;
