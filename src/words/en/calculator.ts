/** What the cache calculator says. Loaded with its panel, so that the first picture need not wait for it. */
import { bytes, length, plural, significant, tokens, whole } from './amounts';
import { calculatorPapers } from './calculator-papers';

type Field =
  | 'layers'
  | 'heads'
  | 'keyValueHeads'
  | 'headWidth'
  | 'window'
  | 'latentWidth'
  | 'rotaryWidth'
  | 'millions'
  | 'wholeEvery';

const fields: Readonly<Record<Field, string>> = {
  layers: 'Layers',
  heads: 'Heads',
  keyValueHeads: 'Key/value heads',
  headWidth: 'Head width',
  window: 'Window',
  latentWidth: 'Latent width',
  rotaryWidth: 'Rotary key width',
  millions: 'Parameters, millions',
  wholeEvery: 'Full layers, one in',
};

/** The subject that begins a sentence about a field. */
const subjects: Readonly<Record<Field, string>> = {
  layers: 'The number of layers',
  heads: 'The number of heads',
  keyValueHeads: 'The number of key/value heads',
  headWidth: 'The width of a head',
  window: 'The window',
  latentWidth: 'The width of the latent',
  rotaryWidth: 'The width of the rotary key',
  millions: 'The number of parameters',
  wholeEvery: 'The number of layers to one full layer',
};

interface Card {
  readonly name: string;
  readonly sold: number;
  readonly mebibytes: number;
}

const cardInWords = ({ name, sold, mebibytes }: Card): string =>
  `${name}, sold with ${sold} GB, ${whole(mebibytes)} MiB (${bytes(mebibytes * 2 ** 20)})`;

const parametersOf = (count: number): string =>
  `${count < 1e9 ? `${significant(count / 1e6)} M` : `${significant(count / 1e9)} B`} parameters`;

const grows = (perToken: number, ceiling: number): string =>
  perToken === 0
    ? `keeps at most ${bytes(ceiling)}, at any length`
    : `keeps ${plural(perToken, 'byte')} per token${ceiling === 0 ? '' : ` plus at most ${bytes(ceiling)}`}`;

const mechanisms = {
  mha: () => 'MHA',
  gqa: (groups: number | null) => `GQA-${groups}`,
  mqa: () => 'MQA',
  mla: () => 'MLA',
  'tpa-2': () => 'TPA, ranks 2 + 2',
  'tpa-1': () => 'TPA, ranks 1 + 1',
  window: () => 'window',
  sinks: () => '4 sinks + window',
  'yoco-window': () => 'YOCO, window',
  'yoco-retention': () => 'YOCO, gated retention',
  retention: () => 'retention',
  linear: () => 'linear attention',
  infini: () => 'Infini-attention',
};

export const calculator = {
  /** Words in its equation. */
  inEquation: { perToken: 'per token', constant: 'constant' },
  bytes,
  bytesExact: (count: number): string => plural(count, 'byte'),
  tokens,
  length,
  whole,
  view: 'Shown',
  views: { context: 'bytes by context length', rank: 'when TPA breaks even', papers: 'the papers’ own figures' },
  shape: 'Model shape',
  typed: 'a shape of your own',
  typedName: 'Your shape',
  fields,
  fieldHints: {
    window: '0: every layer has a full cache',
    latentWidth: '0: keys and values, no latent (MLA)',
    rotaryWidth: 'MLA only: the key that all heads share',
    millions: '0: unknown',
    wholeEvery: 'With a window: 2 gives every second layer a full cache, 6 every sixth; 0: none',
  } as Readonly<Partial<Record<Field, string>>>,
  typedLegend: 'Your own shape',
  source: (source: string): string => `Source: ${source}.`,
  describe: (layers: number, heads: number, headWidth: number, keyValueHeads: number | null): string =>
    `${plural(layers, 'layer')}, ${plural(heads, 'head')} of width ${headWidth}${
      keyValueHeads === null ? '' : `, ${plural(keyValueHeads, 'key/value head')}`
    }`,
  /** A shape in one sentence. @param kinds what its layers keep, where they keep different things @param parameters null where they are not stated */
  shapeText: (size: string, kinds: readonly string[], parameters: number | null): string =>
    `${[size, ...kinds, ...(parameters === null ? [] : [parametersOf(parameters)])].join('; ')}.`,
  kinds: {
    softmax: (count: number, most: number | null): string =>
      most === null ? `${count} with a full cache` : `${count} with a window of ${whole(most)}`,
    latent: (count: number, latent: number, rotary: number): string => `${count} with a latent of ${latent} + ${rotary}`,
    'tensor-product': (count: number, keyRank: number, valueRank: number): string =>
      `${count} with factors of ranks ${keyRank} + ${valueRank}`,
    state: (count: number): string => `${count} with a state of constant size`,
    cross: (count: number): string => `${count} reading the shared cache`,
  },
  context: 'Context, tokens',
  presets: 'Common contexts',
  batch: 'Batch, texts',
  window: 'Window to compare, tokens',
  windowHint: 'The window of the mechanisms that have one; a published model keeps its own window.',
  bits: 'Precision of the cache',
  bitsOf: { 32: '32 bit', 16: '16 bit', 8: '8 bit', 4: '4 bit' },
  weights: 'Weights',
  weightsOf: { out: 'left out', 16: '16 bit', 8: '8 bit', 4: '4 bit' },
  scale: 'Axes',
  scales: { log: 'logarithmic', linear: 'linear' },
  problem: {
    whole: (field: Field): string => `${subjects[field]} must be a whole number.`,
    few: (field: Field, value: number): string =>
      value < 0 ? `${subjects[field]} cannot be below 0.` : `${subjects[field]} cannot be ${value}: a model has at least 1.`,
    many: (field: Field, value: number): string =>
      `${subjects[field]} cannot be ${whole(value)}: that is more than this calculator handles.`,
    groups: (heads: number, keyValueHeads: number): string =>
      `${plural(heads, 'head')} cannot share ${plural(keyValueHeads, 'key/value head')}: the number of heads must be a multiple of it, so that each key/value head serves equally many.`,
    rotary: (width: number): string =>
      `A shared rotary key of width ${width} needs a latent: give the latent a width as well, or set the rotary key to 0.`,
  },
  noBill: 'Choose a model shape first',
  openShape: (name: string): string => `${name} (open here)`,
  noOpenShape: (name: string): string =>
    `${name} has layers that the calculator does not compute with: it takes softmax attention with the same heads in every layer. Choose another shape.`,
  noShape: (id: string): string => `There is no published shape “${id}” here. Choose one from the list.`,
  line: (
    name: string,
    { perToken, ceiling }: { readonly perToken: number; readonly ceiling: number },
    total: string,
    context: number,
    isCut: boolean,
    batch: number,
    bits: number,
    weights: string | null,
  ): string =>
    `${name} ${grows(perToken, ceiling)}: ${total} at ${plural(context, 'token')}${isCut ? ', where its context ends' : ''}${batch > 1 ? ` of ${plural(batch, 'text')} each` : ''}, ${bits} bit per number, ${
      weights === null ? 'weights left out' : `weights (${weights}) counted`
    }`,
  idea: 'Fewer heads or factors lower a line; only a window, a state or a shared cache changes how it grows.',
  where:
    'B texts of n tokens, b bytes per number, ℓ the layer, a an array that it keeps, |a| the numbers in it, w the tokens in a window (∞ without one). MHA, GQA and MQA keep 2 G d; MLA d_c + d_R (the model’s own, else 4 d + d/2 as DeepSeek-V2); TPA (R_K + R_V)(H + d); YOCO 2 G d once for all layers; retention H d²; linear attention H d (d + 1), Infini-attention the same plus a segment of 2,048. G is the model’s own, or H if it has none; GQA then has 8. A GB is 10⁹ bytes, except in a card’s name; the scales of quantised numbers are not counted.',
  mechanisms,
  asItIs: (name: string): string => `${name}, as published`,
  draw: (name: string): string => `Show ${name}`,
  tableName: 'What each mechanism keeps, and the longest context that fits',
  columns: {
    mechanism: 'mechanism',
    perToken: 'per token',
    ceiling: 'plus at most',
    total: (context: string, batch: number): string => `at ${context}${batch > 1 ? ` × ${batch}` : ''}`,
    fits: 'longest context, tokens, in',
    perTokenBytes: 'per token (bytes)',
    ceilingBytes: 'plus at most (bytes)',
    totalBytes: (context: number, batch: number): string => `${context} tokens × ${batch} (bytes)`,
    fitsIn: (card: Card): string => `longest context in ${card.name}, ${whole(card.mebibytes)} MiB (tokens)`,
    reach: 'trained context (tokens)',
  },
  nothing: '–',
  any: 'any',
  never: 'none',
  anyLength: 'any length',
  sold: (gigabytes: number): string => `${gigabytes} GB`,
  card: cardInWords,
  cardsNote: (all: readonly Card[]): string => `Memory as the cards’ driver reports it: ${all.map(cardInWords).join('; ')}.`,
  totalAt: (total: number, end: number | null): string => (end === null ? bytes(total) : `${bytes(total)} at ${tokens(end)}`),
  reachNote: (name: string, context: { readonly tokens: number; readonly source: string }, asked: number): string =>
    `${asked > context.tokens ? `${name} does not support ${plural(asked, 'token')}: its context ends at ${whole(context.tokens)}` : `${name} has a context of ${plural(context.tokens, 'token')}`} (${context.source}). Its line and row end there, even if a card has room for more. The other lines are hypothetical models without such a limit.`,
  fitsNote: (weights: string | null): string =>
    weights === null
      ? 'Only the cache counts here: weights are left out.'
      : `The cache must fit beside weights of ${weights}; “none” means that the weights or the first token alone are too large.`,
  noWeights: 'The number of parameters of this shape is unknown, so its weights cannot be counted.',
  xAxis: 'tokens',
  yAxis: 'memory',
  figure: (name: string, lines: number): string =>
    `Cache size by context length for the shape of ${name}, ${plural(lines, 'line')}; arrow keys move the context, Enter sets it`,
  rank: {
    sentence: (
      heads: number,
      width: number,
      factors: number,
      others: readonly { readonly name: string; readonly numbers: number }[],
    ): string =>
      `At ${plural(heads, 'head')} of width ${width}, TPA with ranks 2 + 2 keeps ${whole(factors)} numbers per token and layer, ${others
        .map(({ name, numbers }) => `${name} ${whole(numbers)}`)
        .join(', ')}: ${verdict(factors, others)}`,
    idea: 'Below a curve, TPA of that R_K + R_V caches less than the named mechanism; where a curve is below a dashed level, more.',
    where:
      'R_K and R_V are the ranks of key and value, H the heads, d the width of a head, G the key/value heads that TPA is compared with (1 for MQA, H for MHA). MQA’s curve never reaches 2, so TPA is never as small as MQA; its advantage is a separate key and value for every head.',
    against: (groups: number): string => (groups === 1 ? 'MQA' : `GQA-${groups}`),
    mha: 'MHA',
    level: (rank: number): string => `ranks ${rank} + ${rank}`,
    xAxis: 'heads H',
    yAxis: (width: number): string => `R_K + R_V at which TPA keeps as much, d = ${width}`,
    figure: (width: number): string => `Break-even rank of TPA over the number of heads, heads of width ${width}`,
    columns: { heads: 'heads' },
    name: 'mechanism',
    numbers: 'numbers per token and layer',
    rank: 'TPA as large at R_K + R_V',
  },
  papers: calculatorPapers,
} as const;

/** Which of the others TPA keeps more than, as much as, less than. */
function verdict(factors: number, others: readonly { readonly name: string; readonly numbers: number }[]): string {
  const list = (names: readonly string[]): string =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const below = others.filter(({ numbers }) => numbers > factors).map(({ name }) => name);
  const above = others.filter(({ numbers }) => numbers < factors).map(({ name }) => name);
  const equal = others.filter(({ numbers }) => numbers === factors).map(({ name }) => name);
  const parts = [
    ...(above.length > 0 ? [`more than ${list(above)}`] : []),
    ...(equal.length > 0 ? [`as much as ${list(equal)}`] : []),
    ...(below.length > 0 ? [`less than ${list(below)}`] : []),
  ];
  return `${parts.join(', ')}.`;
}
