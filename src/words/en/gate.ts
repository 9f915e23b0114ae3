/** What the panel of gates says. Loaded with its panel. */
import { fixed } from '../numbers';

export const gate = {
  number: (open: number): string => fixed(open, 2),
  /** The gate that the model has learned. */
  own: (learned: number): string => `own gate ${fixed(learned, 2)}`,
  line: (head: string, open: number, sink: string): string => `${head} is ${fixed(open, 2)} open; its sink: ${sink}`,
  none: (layer: number): string => `layer ${layer} has no softmax over tokens, so no sink can shut its heads`,
  instead: 'Only a softmax over tokens has to give its attention away, so only there a sink is a gate.',
  sink: (from: number, to: number, logit: boolean): string =>
    [...(logit ? ['the extra logit'] : []), to - from === 1 ? `token ${from}` : `tokens ${from} to ${to - 1}`].join(' and '),
  idea: 'What a head gives its sink it takes from the rest; if the red bar is short, the sink adds little and only shuts the head.',
  where:
    'S holds the sink’s keys: token 0, the pinned tokens, or an extra logit, whose share is what a row lacks of 1 and whose value is nothing. õ is the same softmax over all other keys. LSE is ln Σ exp. With a learned logit b the gate is σ(LSE s − b) (2602.01203, gpt-oss).',
  heads: (layer: number, row: string): string => `Heads of layer ${layer}, ${row}`,
  head: 'head',
  open: 'open',
  row: 'its row',
  parts: '‖Σ α v‖ of the sink, ‖g õ‖ of the rest',
  lengths: (sink: number, rest: number): string => `from the sink ${fixed(sink, 3)}, from the rest ${fixed(rest, 3)}`,
  rowFigure: (head: string): string => `What ${head} gives to every token in this row`,
  noValues: 'This layer does not cache values whole, so what the sink adds is not shown.',
  strip: 'How open, by layer and step (mean over heads)',
  stripFigure: 'Mean gate of every layer at every step, dark where heads are open',
  legend: 'gate: 0 shut, 1 open',
  demo: 'Try a learned logit',
  logit: 'logit b',
  logitHint: 'Joins the row’s softmax as one more score whose value is zero. At 0 this is softmax + 1.',
  demoSays: (head: string): string =>
    `A demonstration, computed from the scores of ${head}: this model was trained without such a logit, and is not run with it.`,
  columns: { layer: 'layer', head: 'head', open: 'gate g', sink: 'share of the sink' },
} as const;
