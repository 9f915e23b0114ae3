import type { LessonWords } from '../../lesson-words';

export const takeItAway = {
  title: 'Take it away',
  asks: 'Heads rest on the first token. What happens when it is gone?',
  steps: {
    where: {
      say: 'After “look for” the model kept writing by itself, always its likeliest token. We now take away token 0, the start mark, which says nothing.',
      question: 'How far does it write the same? Click the first token that you think will differ.',
      reveal: 'Already at the second one. In place of {had}, the beginning of “rabbit”, it would now write {has}.',
    },
    story: {
      say: 'Left to itself without the mark, this is what it writes. No word of the text that it read was touched.',
    },
    bits: {
      say: 'How much worse does it read? Bits per token say how much a text surprises the model, and with the mark they are {full, number, ::.00}.',
      question: 'How many bits per token without the mark?',
      reveal: 'With the mark they were {full, number, ::.00}, and the text is the same.',
    },
    length: {
      say: 'Why? At {token} this head gave {share, number, percent} to the mark, and must now give it to the others.',
      question: 'What it brings back from the others is a vector. What becomes of its length?',
      choices: { shorter: 'It gets shorter', same: 'It stays the same', longer: 'It gets longer' },
      reveal:
        'Longer, from {before, number, ::.00} to {after, number, ::.00}. The head meant to say little, and now it has to say more.',
    },
    newline: {
      say: 'Is it the mark that matters, or just being first? Put a newline in its place and see whether heads rest on that.',
      question: 'Heads gave the mark {mean, number, percent} on average. What will they give the newline?',
      choices: { place: 'The same, because it is first', token: 'Less, because it is not the mark' },
      reveal:
        'Only {meanAfter, number, percent}, and the text costs {other, number, ::.00} bits per token. In the paper’s large models first tokens of any kind will do; in this one it is the mark.',
    },
    nowhere: {
      say: 'This model learned with a softmax that may keep some back, for 1 is added to its denominator. Its heads give the mark {mean, number, percent} on average.',
      question: 'With the mark it reads the text at {full, number, ::.00} bits per token. And without?',
      reveal: 'It loses something too. But it never leaned on the mark as the first model did, because “nowhere” does that work.',
    },
    learned: {
      say: 'And this one was given a token of its own to lean on, {token}, before the mark {start}. It stands in every text, means nothing, and gets {mean, number, percent} on average.',
    },
    end: {
      say: 'So the first token carries no meaning and still cannot go. Whoever throws old tokens away has to keep it, or train without the need for it.',
    },
  },
  tryIt:
    'The panel “Surgery” can add 1 to the softmax of a model that was trained without it. Remove the first token of the first model, then switch that on. Does it help? Why not?',
  teachers: {
    purpose:
      'Students take a sink away and see what it was for. They separate three remedies that sound alike: keep the token, train with softmax + 1, train with a token of its own.',
    before: 'The lesson “Where attention drains”. Bits per token are explained on the way.',
    limits:
      'In models of billions of parameters losing the first tokens ruins the text; this one only writes another story. On a short text it costs more than on a long one, where a window without the mark is hardly worse, as the table of the view Window shows. That the sink is the token and not its place comes from training, in which every text began with it.',
  },
} as const satisfies LessonWords;
