/** What the panel of training says. Loaded with its panel. */
import { fixed } from '../numbers';
import { plural, whole } from './amounts';

interface Switches {
  readonly weighting: 'softmax' | 'softmax-one' | 'sink-logit' | 'relu';
  readonly gate: boolean;
  readonly mlp: boolean;
  readonly start: boolean;
  readonly seed: number;
}

const weightings = { softmax: 'softmax', 'softmax-one': 'softmax + 1', 'sink-logit': 'sink logit', relu: 'ReLU' } as const;

const named = ({ weighting, gate, mlp, start }: Switches): string =>
  [weightings[weighting], ...(gate ? ['gate'] : []), ...(mlp ? ['MLP'] : []), ...(start ? [] : ['no start token'])].join(', ');

const time = (seconds: number): string =>
  seconds < 90 ? `${whole(Math.max(1, Math.round(seconds)))} s` : `${whole(Math.round(seconds / 60))} min`;

export const training = {
  line: {
    idle: (steps: number, batch: number): string =>
      `One attention head learns to copy: ${plural(steps, 'step')} of ${plural(batch, 'text')} of 128 tokens`,
    run: (of: Switches, step: number, steps: number): string =>
      `${named(of)}, seed ${of.seed}: step ${whole(step)} of ${whole(steps)}`,
  },
  ideas: {
    softmax:
      'After most tokens this head has nothing to copy, yet its weights must add up to 1: watch where they drain, and what the first value becomes.',
    'softmax-one': 'With 1 in the denominator, a head may look nowhere: does anything still drain to the first token?',
    'sink-logit': 'A learned logit takes what the head does not need: does anything still drain to the first token?',
    relu: 'Here weights need not add up to 1, so a head may look nowhere: does anything still drain to the first token?',
  },
  where:
    'R are the rows from the 48th on of eight texts that are not trained on: those of a trigger (t, n, s), or all others. α is the head’s weight, v a token’s value, p the model’s probability of the token that follows. The Bigram–Backcopy task is that of 2410.13835: after a trigger, the token before it comes again; else a table of bigrams says what is likely.',
  inEquation: { share: 'share', loss: 'loss' },
  weighting: 'Weights',
  weightings,
  parts: { gate: 'output gate', mlp: 'MLP', 'no-start': 'no start token' },
  partHints: {
    gate: 'What the head mixed is multiplied by sigmoid(w · x).',
    mlp: 'A SwiGLU of 128 units after the attention.',
    'no-start': 'Texts are cut out of longer ones anywhere, so that none begins with ⟨bos⟩.',
  },
  seed: 'Seed',
  steps: 'Steps',
  train: 'Train',
  goOn: 'Go on',
  again: 'Train again',
  pause: 'Pause',
  step: 'One step',
  stop: 'Stop',
  open: 'Open as a model',
  openHint: (step: number): string => `Opens the weights after step ${whole(step)}, with all panels.`,
  status: {
    idle: 'Press Train. It continues while you look at other views.',
    starting: 'Starting',
    paused: 'Paused',
    done: 'Done',
    stopped: 'Stopped',
    left: (seconds: number): string => `${time(seconds)} left`,
  },
  pace: {
    cpu: (perStep: number): string => `on the CPU, which is slower: ${fixed(perStep, 0)} ms per step`,
    software: (perStep: number): string =>
      `on a GPU that is computed by the CPU, which is slower: ${fixed(perStep, 0)} ms per step`,
    webgpu: (perStep: number): string => `on the GPU: ${fixed(perStep, 1)} ms per step`,
  },
  failed: (message: string): string => `Training stopped: ${message}`,
  look: 'Step looked at',
  lookHint: 'Go back over what was recorded while it trained.',
  loss: 'loss, nats per token',
  shareTitle: 'mean weight on the first token',
  ratioTitle: '‖v₀‖ ÷ mean ‖v‖ of the others',
  curves: {
    trained: 'trained on',
    held: 'held out',
    ordinary: 'elsewhere',
    trigger: 'at t, n, s',
    ratio: 'this run',
    before: 'run before',
  },
  stepAxis: 'step',
  figures: {
    loss: 'loss on held-out texts',
    ordinary: 'weight on the first token',
    trigger: 'the same at t, n, s',
    ratio: '‖v₀‖ ÷ mean ‖v‖',
  },
  percent: (share: number): string => `${fixed(100 * share, 1)} %`,
  number: (value: number): string => fixed(value, 3),
  matrix: (step: number): string => `Where the head looks after step ${whole(step)}`,
  rows: 'token that looks',
  columns: 'token that is looked at',
  cell: (row: string, column: string, share: string): string => `${row} looks at ${column}: ${share}`,
  legend: 'weight',
  sinkColumn: 'first token',
  nothing: 'Nothing was trained yet: its curves and the head’s weights will be drawn here while it learns.',
  nothingTrained: 'Nothing was trained yet. Press Train first.',
  modelName: (of: Switches, step: number): string => `Trained here: ${named(of)}, seed ${of.seed}, step ${step}`,
  trainedHere: 'this page',
  family: 'Bigram–Backcopy',
  tableColumns: {
    step: 'step',
    loss: 'held-out loss',
    ordinary: 'weight on first token',
    trigger: 'weight on first token at triggers',
    ratio: 'value norm ratio',
  },
} as const;
