/** What the panel of cost against quality says. */
const idea =
  'No other model beats a filled point on both loss and bytes; mind the error bars, for a visible difference may be noise.';

export const lossAgainstBytes = {
  /** Words in its equation. */
  inEquation: { perToken: 'numbers per token', constant: 'constant', loss: 'loss' },
  line: (models: number, tokens: string): string => `${models} models trained alike; caches of ${tokens} tokens`,
  loading: 'Loading the models’ shapes.',
  failed: (message: string): string => `The models’ shapes could not be loaded: ${message}`,
  /** @param leftOut models that have no point, as a list; empty where all have one */
  idea: (leftOut: readonly string[]): string =>
    leftOut.length === 0
      ? idea
      : `${idea} Left out: ${leftOut.join(', ')} (loss measured while seeing tokens ahead, so it cannot be compared).`,
  where:
    'n are the tokens of the text, b the bytes per number (4 here: float32), ℓ counts the layers. The loss is the mean of −ln p over held-out text, recorded when the model was trained; the bar is twice its standard error over texts, which all models share.',
  tokens: 'Tokens in the cache',
  tokensHint: 'Losses were recorded on texts of 256 tokens; the bytes are projected to this length.',
  xAxis: 'cache size, bytes',
  yAxis: 'validation loss, nats',
  point: (name: string, bytes: string, perToken: string, loss: string): string =>
    `${name}: ${bytes}, ${perToken} per token, loss ${loss}`,
  hint: 'Point at a model to read its numbers.',
  notAmong: (name: string): string =>
    `${name} is not among them: its loss on these texts is not known. These are the models that come with the page.`,
  figure: (models: number): string => `Validation loss against cache size, ${models} models`,
  columns: {
    model: 'model',
    name: 'name',
    bytes: 'bytes',
    perToken: 'bytes per token',
    loss: 'loss (nats)',
    error: 'standard error',
    best: 'unbeaten',
  },
  yes: 'yes',
  no: 'no',
} as const;
