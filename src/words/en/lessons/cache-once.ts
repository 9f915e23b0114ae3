import type { LessonWords } from '../../lesson-words';

export const cacheOnce = {
  title: 'Cache once',
  asks: 'Does every layer need a cache of its own?',
  steps: {
    guess: {
      say: 'This head of layer 2 sees the whole text, down to the start mark, which is token 0. Heads of layer 0 see only the last {window, number} tokens, themselves included.',
      question: 'The last token has the number {row, number}. Which is the first that it sees in layer 0?',
      reveal: 'The dotted corner is out of sight. So the two lower layers can forget: their window is full, and grows no more.',
    },
    once: {
      say: 'Of {layers, number} layers, the two upper ones see everything. Somebody must keep keys and values of the whole text for them.',
      question: 'How many layers keep something of every token, at any length of the text?',
      reveal: 'Layer {layer, number} makes keys and values, once. The layer above makes queries alone, and reads the same cache.',
    },
    bytes: {
      say: 'An ordinary decoder keeps a cache in each of four layers: {decoder, number} KiB for {tokens, number} tokens.',
      question: 'And this model, in KiB?',
      reveal:
        'That is {share, number, percent}: one cache that grows, and two windows that are full. With more layers the saving grows.',
    },
    prompt: {
      say: 'A prompt of {tokens, number} tokens is read, and only what comes after the last one is wanted. The shared cache is full once layer 2 has made its keys.',
      question: 'How many of these tokens must pass through the upper layers too?',
      reveal:
        'The last alone. All others leave half way up, and the scores are the same to the last bit. Press the button to time it.',
    },
    loss: {
      say: 'Beside it runs the ordinary model, of the same size, trained on the same text.',
      question: 'Half of the layers have no cache of their own. What does that do to the loss?',
      choices: { worse: 'It is clearly worse', same: 'It is the same, within the error', better: 'It is clearly better' },
      reveal:
        '{own, number, ::.000} against {mha, number, ::.000}: they are {apart, number, ::.000} apart, and the error is {error, number, ::.000}.',
    },
    neurons: {
      say: 'After looking around, each token passes through {neurons, number} neurons on its own. Each adds a vector of its own, more or less of it.',
      question: 'At this full stop, how many of the neurons make up half of what is added?',
      reveal: 'Few are loud, and many whisper: for 90% it takes {most, number}, more than half of them.',
    },
    gate: {
      say: 'Neuron {neuron, number} is loudest at both full stops. Its gate is at {gate, number, ::.0}, far open, and it pushes “{raised}”, which is what the model expects next.',
    },
  },
  tryIt:
    'The second half of “squirrel” is written by neurons too: click its piece “ir”, look at layer 2, and find which neuron raises the piece that follows.',
  teachers: {
    purpose:
      'Students see that a cache need not be kept by every layer, what that saves in bytes and in reading a prompt, and that it costs no loss here. They meet the other half of a layer, its neurons, with gate and value.',
    before: 'Layers, keys and values, and what a window is. What a loss is.',
    limits:
      'Four layers save at most a factor of four; the paper’s model, with 26, at most a factor of 26. Time is saved as well, but a million parameters are read so fast that little of it shows. That the loss is no worse is measured for texts of 256 tokens.',
  },
} as const satisfies LessonWords;
