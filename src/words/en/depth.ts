/** What the panel of curves over the depth says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const depth = {
  line: (share: string, layer: number): string => `${share} of the heads of layer ${layer} have a sink`,
  idea: 'In many models sink heads begin where the first token’s hidden state grows long and its value short, and the entropy falls.',
  where: (epsilon: number): string =>
    `h is the residual stream as a layer reads it, v what the layer caches as values, over all of its heads. A head has a sink if its mean share on token 0 is above ${plain(epsilon)}. X has a row for every token; σ_j are its singular values. H is 1 where all directions are used alike (2510.06477).`,
  upper: 'Sink heads, and entropy of the residual stream',
  lower: 'Length of token 0, over the median of the others',
  share: 'sink heads',
  entropy: 'H',
  without: 'H, no token 0',
  hidden: '‖h₀‖ ÷ median',
  value: '‖v₀‖ ÷ median',
  layerAxis: 'layer',
  partAxis: 'share, entropy',
  timesAxis: 'times the median',
  noCause: 'That the curves move together does not say that one causes another.',
  reading: 'The residual stream is read again for its entropy as soon as nothing else runs.',
  refused: 'Without entropy: these rows cannot be read again, because tokens have left the cache or nothing computes here.',
  entropyOf: (tokens: number): string => `Entropy over the first ${plural(tokens, 'token')}.`,
  columns: {
    layer: 'layer',
    share: 'share of sink heads',
    hidden: '‖h₀‖ over median ‖h‖, before the layer',
    value: '‖v₀‖ over median ‖v‖',
    entropy: 'H, before the layer',
    without: 'H without token 0',
  },
} as const;
