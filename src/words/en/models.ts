/** What the sheet of models says. Loaded with it. */
import { place } from './panels/place';
import { plural } from './plural';

const figureNames: Readonly<Record<string, string>> = {
  decodedLoss: 'Loss token by token, nats',
  lossFull: 'Loss, full cache, nats',
  lossWindow48: 'Loss, window of 48, nats',
  lossWindow48Sink: 'Loss, token 0 and a window of 48, nats',
  startShareOrdinary: 'Share on token 0, ordinary tokens',
  startShareTrigger: 'Share on token 0, triggers',
  startValueNormRatio: '‖v‖ of token 0 ÷ mean of the others',
};

/** What a recorded figure is called; one without a name here keeps its key. */
function figureName(key: string): string {
  const [, times, depth] = /^digitsRight(\d+)x(?:Depth(\d+))?$/u.exec(key) ?? [];
  if (times === undefined) return figureNames[key] ?? key;
  return `Digits recalled at ${times} × the trained length${depth === undefined ? '' : `, ${depth} % deep`}`;
}

const groups = {
  everything: {
    name: 'Everything',
    keeps: 'Every head keeps a key and a value of every token. The cache grows by the same amount with each token.',
    look: 'Step, and see every head keep a key and a value of the new token.',
  },
  less: {
    name: 'Less per token',
    keeps: 'Still every token, but fewer numbers of each: heads share keys and values, or rebuild them from less.',
    look: 'Compare the bytes per token with those of the first model.',
  },
  once: {
    name: 'Once',
    keeps: 'One layer fills a cache that all layers above it read. The layers below keep a bounded amount.',
    look: 'One layer fills the cache that several layers read.',
  },
  window: {
    name: 'A window',
    keeps: 'Each layer keeps its last tokens only. Once the window is full, the cache stops growing.',
    look: 'Step past the window: the oldest token leaves with each step.',
  },
  state: {
    name: 'A state',
    keeps: 'The whole past is in one sum of constant size. No single token can be taken out of it.',
    look: 'The cache has its full size at the first token and never grows.',
  },
  memory: {
    name: 'A memory',
    keeps: 'The tokens of the present segment exactly, and all before it in a sum of constant size.',
    look: 'Step to the end of a segment: its tokens move into the sum.',
  },
  tasks: {
    name: 'Tasks',
    keeps: 'Small models that learned something else, made to show one effect. Losses can be compared within a task only.',
    look: 'Read what it writes, and where its heads look meanwhile.',
  },
} as const;

/** What to look for in a model of this id; a model without a line here has its group's. */
const look: Readonly<Record<string, string>> = {
  mha: 'Each head of layer 0 gives about a tenth of its attention to the first token.',
  'softmax-one': 'Rows add up to less than 1: the rest goes nowhere, so no token is a sink.',
  'key-bias': 'A learned key takes the attention that the first token gets in MHA.',
  'sink-token': 'How much of each row goes to the extra token before the text.',
  'sink-logit': 'A learned number takes the attention that the first token gets in MHA.',
  gated: 'Each head has a gate that it shuts when it has nothing to add.',
  draft: 'Let it draft for a larger model, and count what is accepted.',
  gqa: 'Two heads read the same keys, and still look at different tokens.',
  mqa: 'Four heads read one key per token, and still look at different tokens.',
  mla: 'A token is one latent and one rotary key; every head’s key is rebuilt from them.',
  tpa: 'A key is a sum of two outer products, and only their factors are cached.',
  'yoco-window': 'Two layers read one cache: time the prompt with and without early exit.',
  'yoco-retention': 'Only one layer’s cache grows with the text; below it are states.',
  window: 'Step past token 64: the oldest leaves, but reach grows layer by layer.',
  retention: 'Each head’s half-life is fixed: tokens fade at the same pace in every text.',
  'gated-retention': 'γ changes from token to token: see which tokens make a head forget.',
  linear: 'Compare its rows with MHA’s: there is no softmax to sharpen them.',
  infini: 'After 64 tokens a segment joins the memory: see which heads read it.',
  'linear-grouped': 'Step past a group of 64 tokens: its tokens become part of the sum.',
  'linear-leaky': 'Its text is broken: decoding lacks the 31 later tokens that it learned with.',
  backcopy: 'It copies after t, n and s; elsewhere it looks at the first token.',
  'backcopy-one': 'It has no use for a sink: its rows add up to less than 1.',
  'backcopy-mlp': 'The MLP can undo a useless copy, so the first token is no sink.',
  trigger: 'At a letter it looks at that letter alone; at a question mark, at all before.',
  'trigger-start': 'At a letter it looks at the start token alone; at a question mark, at all before.',
  'trigger-relu': 'At a letter its row is empty; at a question mark it looks at all before.',
  'passkey-full': 'It sees every token, but recalls less on texts longer than in training.',
  'passkey-infini': 'The digits leave the segment: does the memory still have them?',
  'passkey-window': 'Digits further back than two windows reach are lost.',
};

export const models = {
  /** What each is, by id. */
  descriptions: {
    mha: 'The reference: four layers of multi-head attention that learned to tell children’s stories. Its sentences are grammatical; its plots wander.',
    gqa: 'The reference with two key/value heads a layer, each shared by two query heads, so that its cache is half the size.',
    mqa: 'The reference with one key and one value a layer that all four heads share, so that its cache is a quarter of the size.',
    mla: 'Multi-head latent attention: each token keeps one latent vector of 32 numbers, from which every head reads its key and value, and one rotary key of 16.',
    tpa: 'Tensor product attention: a token’s keys, and its values, are sums of two outer products, and only the factors are cached. Attention is computed from the factors.',
    window: 'The reference with a window: every layer sees the last 64 tokens only, so that its cache never grows beyond them.',
    'softmax-one': 'The reference with 1 added to the softmax’s denominator: a head may look nowhere, so it needs no sink.',
    'key-bias':
      'The reference with a learned key a head whose value is zero: a place to look that is no token, so the first token need not be one.',
    'sink-token':
      'The reference with a learnable token before every text, which says nothing and is never predicted: a sink made on purpose.',
    'sink-logit':
      'The reference with a learned logit per head in the softmax’s denominator, as in gpt-oss: a place to look that is no token.',
    gated:
      'The reference with a sigmoid gate on what each head mixed: a head that has nothing to add shuts its gate, so it needs no sink.',
    retention:
      'Retention in place of attention: each head sums its past with a fixed decay, and keeps one state of constant size instead of a cache that grows.',
    'gated-retention':
      'Retention whose decay each token sets for each head: the text itself says when to forget. One state of constant size.',
    'yoco-window':
      'A decoder-decoder: two layers with a window of 64, then two that read one shared cache of keys and values. A prompt needs the upper two for its last token only.',
    'yoco-retention':
      'A decoder-decoder: two layers of gated retention with a state of constant size, then two that read one shared cache of keys and values.',
    linear: 'Attention without a softmax: elu + 1 of queries and keys, multiplied; all of the past in one sum of constant size.',
    'linear-grouped':
      'Softmax attention inside groups of 64 tokens, linear attention to all earlier groups, and a convolution over the values that sees the last 32 tokens only.',
    'linear-leaky':
      'The grouped model with a convolution that is not masked: in training it sees 31 tokens ahead, so its loss is no measure of it and the text that it writes is broken.',
    infini:
      'Softmax attention inside segments of 64 tokens; each full segment is folded into a memory of constant size (delta rule), and a gate per head mixes the two.',
    backcopy:
      'One attention layer that learned to copy after t, n and s; it parks its attention on the first token whenever it has nothing to copy.',
    'backcopy-one': 'The same task with 1 added to the softmax’s denominator: a head may look nowhere.',
    'backcopy-mlp': 'The same task with an MLP after the attention, which can undo a useless copy.',
    trigger:
      'One attention layer that answers a question mark with the mean of all tokens so far, and must add nothing elsewhere. There is no start token.',
    'trigger-start': 'The same task with a start token before every text: somewhere to look that says nothing.',
    'trigger-relu': 'The same task with ReLU attention: a row may give no token any weight.',
    draft:
      'One layer, half as wide: a small model that guesses a few tokens ahead, for a larger one to verify in one pass. It writes with the same tokens and learned from the same text.',
    'passkey-full': 'The same task with softmax attention over all of the text.',
    'passkey-infini':
      'Five digits hidden in filler: segments of 32 tokens and a compressive memory (delta rule) of constant size.',
    'passkey-window':
      'The same task with softmax attention over the last 32 tokens: what is further back than two windows reach is lost.',
  },
  title: 'Models',
  intro: 'Press a model to open it; arrow keys and letters move between them. Losses are nats per token: lower is better.',
  /** @param reference the name of the model whose curve is in every picture */
  pictures: (tokens: string, bytes: string, reference: string): string =>
    `Pictures: the cache from 0 to ${tokens} tokens, all drawn up to ${bytes}; grey is ${reference}, the dot the longest text in training.`,
  loading: 'Loading the models’ shapes.',
  failed: (message: string): string =>
    `The models’ shapes could not be loaded, so they are not sorted and have no pictures: ${message}`,
  list: 'All models',
  groups,
  look: (id: string, group: keyof typeof groups | null): string | null =>
    look[id] ?? (group === null ? null : groups[group].look),
  open: 'open',
  opening: 'loading…',
  loss: (loss: string): string => `loss ${loss}`,
  noLoss: 'loss not comparable: saw ahead',
  /** How a cache grows, and its bytes when it holds this many tokens. */
  bytesAt: (grows: string, bytes: string, tokens: string): string => `${grows}: ${bytes} at ${tokens} tokens`,
  /** How a cache grows: `perToken` bytes with each token, beside `bounded` bytes, which are there from the start where they are `constant`. */
  grows: (perToken: number, bounded: number, constant: boolean): string => {
    const each = `${place.bytes(perToken)} per token`;
    if (bounded === 0) return each;
    const rest = constant ? place.bytes(bounded) : `at most ${place.bytes(bounded)}`;
    return perToken > 0 ? `${rest} + ${each}` : constant ? `${rest} at any length` : rest;
  },
  details: (name: string): string => `About ${name}`,
  openThis: (name: string): string => `Open ${name}`,
  layers: 'Layers',
  /** Layers of one kind that follow each other. */
  layersOf: (count: number, mechanism: string): string => `${count} × ${mechanism}`,
  parameters: 'Parameters',
  size: 'Download',
  tokensSeen: 'Tokens seen in training',
  trainedContext: 'Longest text in training',
  tokens: (n: number): string => plural(n, 'token'),
  context: 'Cache slots here',
  validationLoss: 'Validation loss',
  leakingLoss: 'Validation loss, seeing tokens ahead',
  lossUnit: (loss: string, perplexity: string): string => `${loss} nats per token (perplexity ${perplexity})`,
  cache: 'Cache',
  fileBytes: (n: string): string => `${n} bytes (float16)`,
  figure: figureName,
  sink: 'Share of attention on token 0, by layer',
  figures: 'Recorded for this model',
  sample: 'A sample',
  trained: 'Trained',
  recorded: 'Loss, shares and sample were recorded when the model was trained; the rest is its shape.',
} as const;
