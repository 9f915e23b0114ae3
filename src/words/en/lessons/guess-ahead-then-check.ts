import type { LessonWords } from '../../lesson-words';

export const guessAheadThenCheck = {
  title: 'Guess ahead, then check',
  asks: 'How can one pass of a model give several tokens, and the text stay the same?',
  steps: {
    ahead: {
      say: 'Each token takes a pass of this model. Now a small draft, with {cost, number, percent} of its multiplications, guesses {count, number} tokens ahead, and one pass checks them all.',
      question: 'How many tokens will a pass give, on average?',
      reveal: 'Each row is a pass. Ticks are accepted guesses; a cross ends the pass, and this model puts its own token there.',
    },
    same: {
      say: 'The last {tokens, number} tokens were written with the draft. Here a guess is accepted only where it is the token that this model finds likeliest.',
      question: 'How many of them would the model have written by itself?',
      reveal: 'All {tokens, number}. The draft decides how fast the text is written, and never what it says.',
    },
    chance: {
      say: 'Now tokens are drawn by chance. In this pass {accepted, number} guesses were accepted, but the next one, “{token}”, is more likely in the draft than in this model.',
      question: 'How likely was “{token}” to be accepted?',
      reveal:
        'It is the model’s probability divided by the draft’s: min(1, p/q). This time “{token}” was rejected, and “{drawn}” was drawn.',
    },
    rest: {
      say: '“{drawn}” was drawn from what the model gives more than the draft does: p − q, where it is positive. With that, every token is exactly as likely as without a draft.',
    },
    further: {
      say: 'Why not guess further ahead? Here the draft guesses {count, number} tokens in each pass.',
      question: 'What share of the guesses comes after a cross, and is never checked?',
      reveal:
        '{unread, number} of {all, number} were for nothing. A pass gives {perPass, number, ::.00} tokens: a late guess counts only if all before it were right.',
    },
    itself: {
      say: 'A better draft agrees more often. The best of all is the model itself, guessing {count, number} tokens ahead.',
      question: 'How many tokens does a pass give then?',
      reveal:
        'Every guess is accepted, and one more token comes free. But each guess costs a full step, so the speed is at best {times, number, ::.00} times what it was: nothing is gained.',
    },
    tree: {
      say: 'One wrong guess ends a pass. So let the draft name several candidates for each place; with one, this model gets {single, number, ::.00} tokens per pass.',
      question: 'How many will it get with several?',
      reveal:
        'With {candidates, number} for each place they form a tree of {rows, number} guesses, read in one pass. Path by path it would be {alone, number} rows.',
    },
    pays: {
      say: 'Does it pay? A wrong guess is computed too, by the draft and in the pass.',
      question: 'Does this model need fewer multiplications per token with the draft?',
      choices: { fewer: 'Fewer', same: 'About as many', more: 'More' },
      reveal:
        'More: counted that way, the speed is {counted, number, ::.00} times what it was. If a pass were as quick as a step, it would be {ideal, number, ::.00} times; the button measures it here.',
    },
  },
  tryIt:
    'Find the draft length that gives the most tokens per multiplication of the draft. Then let the draft be another model of the list: which one agrees best with this one, and is it worth its cost?',
  teachers: {
    purpose:
      'Students see that many tokens can be checked in one pass, why the result follows the large model’s distribution exactly, and what decides whether it is faster: agreement, the cost of the draft, and how long a pass over several rows takes.',
    before: 'What sampling is, and that a model can read several tokens in one pass.',
    limits:
      'A draft pays where a pass over a few rows takes as long as over one, as on a GPU that waits for the weights of a large model. At this size every row costs time, so it is often slower here; the button measures it. The paper’s tree comes from extra heads of the model (Medusa), here from a small model, and the figures are means of twelve passes.',
  },
} as const satisfies LessonWords;
