/** What the panel of cost against quality says. */
export const quality = {
  line: (models: number, tokens: string): string => `${models} models of one task and one budget, caches of ${tokens} tokens`,
  loading: 'The models’ shapes are being read.',
  failed: (message: string): string => `The models’ shapes could not be read: ${message}`,
  caption:
    'Each point is a model that ships here, trained on the same text for as many tokens. Down is better, left is cheaper; filled points are those that no other beats on both. Press a point to open its model. The losses lie close together and have error bars: what looks like a difference may be none.',
  leftOut: (names: string): string =>
    ` Left out: ${names}, whose loss was measured with tokens ahead in view, and compares with none.`,
  where:
    'n are the tokens of the text, b the bytes of a number (4 here: float32), ℓ counts the layers. The loss is the mean of −ln p over held-out text, recorded when the model was trained; the bar is twice its standard error over texts, which all models share.',
  tokens: 'Tokens in the cache',
  tokensHint: 'The losses were recorded at texts of 256 tokens; the bytes are carried to this length.',
  xAxis: 'bytes of the cache',
  yAxis: 'validation loss, nats',
  point: (name: string, bytes: string, perToken: string, loss: string): string =>
    `${name}: ${bytes}, ${perToken} a token, loss ${loss}`,
  hint: 'Point at a model to read its numbers.',
  figure: (models: number): string => `Validation loss over the size of the cache, ${models} models`,
  columns: {
    model: 'model',
    name: 'name',
    bytes: 'bytes',
    perToken: 'bytes a token',
    loss: 'loss (nats)',
    error: 'standard error',
    best: 'unbeaten',
  },
  yes: 'yes',
  no: 'no',
} as const;
