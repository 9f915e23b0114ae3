/** What a recording says: that it is one, what cannot be done with it, and what is wrong with its file. */
import { count, precise } from '../numbers';

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'a single number' : `[${extents.join(', ')}]`);
const write = 'Write the recording again with record.py, or as “Recordings” in the documentation describes it.';
const copy = 'Copy the file once more from where it was written.';

export const recording = {
  /** Wherever the model is named. */
  name: (model: string): string => `${model}, recorded elsewhere`,
  why: 'Nothing runs here: what is shown was recorded where the model ran, and is read from the file row by row.',
  tag: { name: 'recorded elsewhere', explain: 'Measured where the model ran and read from its recording; not on this machine.' },
  picture: (model: string, tokens: number): string => `${model} · token ${count(tokens)} · Keepsake`,
  mark: (line: string): string => `${line} · recorded elsewhere`,
  notComputed:
    'This is a recording. It can be stepped through, but nothing can be computed again from it. Open a model for that.',
  noWeights: 'This is a recording, which has no weights and no keys or values. Open a model to see them.',
  oneText: 'A recording has one text, and no other can be read with it. Open a model to read your own.',
  ended: 'The recording ends here. Go back, or open a model to write on.',
  otherToken: (recorded: string): string =>
    `At this place the recording continues with ${recorded}. No other token can be chosen, because what the model would have made of it was not recorded.`,
  mlp: 'MLP not recorded',
  nextIdea: 'Each bar is the probability that the model gave a token; the recorded text continues with the marked one.',
  taken: (token: string, surprisal: string): string => `The recording continues with ${token} (surprisal ${surprisal}).`,
  noSampling: 'The next token is the recorded one; nothing is drawn.',
  notAllocated: 'What the model kept where it ran, by the recorded shape; nothing is allocated here.',
  mechanism: 'α are the recorded weights, v the values, t the row, j the column. How the weights were computed is not recorded.',
  cache: 'b bytes per token in all layers, as the recording says, n tokens.',
  /** A step that the page itself does not ask for. */
  notRecorded: 'A recording can only give its own rows, unchanged. Open a model to compute others.',
  error: {
    'not-safetensors': (d: { readonly bytes: number }): string =>
      `This is not a recording (${d.bytes} bytes): a recording is a safetensors file, which begins with the length of a header and a header. ${write}`,
    'not-recording': (): string =>
      `This safetensors file is not a recording: its header does not say “format”: “keepsake-recording”. If it holds a model’s weights, open it as a model; else ${write.charAt(0).toLowerCase()}${write.slice(1)}`,
    newer: (d: { readonly found: string }): string =>
      `This recording is of version ${d.found}, and this page reads version 1. Reload the page, or write the recording as version 1.`,
    truncated: (d: { readonly tensor: string | null; readonly expected: number; readonly found: number }): string =>
      `The recording ends too early${d.tensor === null ? ', within its header' : `, within ${d.tensor}`}: ${d.expected} bytes were announced, ${d.found} are there. ${copy}`,
    'bad-header': (d: { readonly tensor: string | null; readonly problem: string }): string =>
      `The header of the recording is wrong${d.tensor === null ? '' : ` about ${d.tensor}`}: ${d.problem}. ${write}`,
    'bad-facts': (d: { readonly path: string; readonly problem: string }): string =>
      `What the recording says of its model is wrong${d.path === '' ? '' : ` at ${d.path}`}: ${d.problem}. ${write}`,
    'missing-tensor': (d: { readonly tensor: string; readonly expected: readonly number[] }): string =>
      `The recording has no ${d.tensor} of shape ${shape(d.expected)}. ${write}`,
    'wrong-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string => `${d.tensor} has shape ${shape(d.found)}; the rest of the recording needs ${shape(d.expected)}. ${write}`,
    'wrong-dtype': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} is stored as ${d.found}; ${d.readable.join(', ')} can be read. ${write}`,
    'no-token': (d: {
      readonly tensor: string;
      readonly index: number;
      readonly token: number;
      readonly vocabulary: number;
    }): string =>
      `${d.tensor} has token ${d.token} at place ${d.index}; the vocabulary has tokens 0 to ${d.vocabulary - 1}. ${write}`,
    'bad-ends': (d: { readonly index: number; readonly end: number; readonly from: number; readonly size: number }): string =>
      `vocabulary.ends has ${d.end} at place ${d.index}, which must be from ${d.from} to ${d.size}: each token’s bytes end where the next one’s begin. ${write}`,
    'bad-number': (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `${d.tensor} holds ${d.value} at element ${d.index}. Weights, norms and entropy are numbers of at least 0, and logits are finite. ${write}`,
    'too-much': (d: { readonly tensor: string; readonly row: number; readonly head: number; readonly sum: number }): string =>
      `In ${d.tensor} the weights of head ${d.head} in row ${d.row} add up to ${precise(d.sum, 4)}; a row of attention adds up to 1 at most. Record the weights after the softmax, row by row of the lower triangle, all heads of each weight together. ${write}`,
    chances: (d: { readonly row: number; readonly sum: number; readonly twice: boolean }): string =>
      d.twice
        ? `next.tokens names a token twice in row ${d.row}. ${write}`
        : `The probabilities of the likeliest tokens of row ${d.row} add up to ${precise(d.sum, 4)}, more than 1. next.logSumExp must be the logarithm of the sum of exp over all logits. ${write}`,
    unreadable: (): string =>
      'The file of the recording can no longer be read: it was changed, moved or deleted after it was opened. Open it again.',
  },
} as const;
