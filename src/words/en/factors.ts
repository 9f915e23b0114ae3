/** What the panel of factors says. Loaded with its panel. */
import { exponential } from '../numbers';
import { significant, whole } from './amounts';

const part = { key: 'key', value: 'value' } as const;
const letter = { key: 'k', value: 'v' } as const;
type Part = keyof typeof part;

export const factors = {
  tensorLine: (layer: number, token: string, kept: number, built: number): string =>
    `layer ${layer}, ${token}: ${whole(kept)} numbers cached, ${whole(built)} reconstructed from them`,
  none: (layer: number, name: string): string => `layer ${layer}: ${name}`,
  idea: 'The cache holds a few pairs of vectors: a says how much each head takes, b what; the mean of their products is every key.',
  where:
    'R is the rank of keys, or of values, H the heads, d the width of a head. a and b are the token’s cached factors, a key’s b before it is rotated by position. Only the product of a and b counts, so both may change sign together.',
  latentIdea:
    'The cache holds one short vector, the latent, from which every head makes its own key and value, and one rotary key for all.',
  latentWhere:
    'x is the layer’s normalised input; c the latent, normalised again; kᴿ the rotary key before it is rotated by position. h is the head; its key and value have width d. To measure their lengths, this token’s row reconstructs its keys and values.',
  part: 'Factors of the',
  parts: part,
  dropped: 'This row’s data was discarded to save memory. Choose another token, or step back to this one to recompute it.',
  instead: (name: string): string =>
    `This layer (${name}) caches neither factors nor a latent. Tensor product attention (TPA) caches factors, multi-head latent attention (MLA) a latent.`,
  legendFactors: 'factors a and b',
  legendVectors: 'terms and their sum',
  legendLatent: 'latent and rotary key',
  kept: 'Cached',
  built: 'Reconstructed',
  numbers: (formula: string, count: number): string => `${formula} = ${whole(count)} numbers`,
  ratio: (kept: number, built: number): string => `${significant((100 * kept) / built)} % of what is reconstructed`,
  lengths: (of: Part): string => `Lengths ‖${letter[of]}‖`,
  agree: (most: number): string =>
    `reconstructed here, against those measured in the model: ${most === 0 ? 'no difference' : `differ by at most ${exponential(most, 0)}`}`,
  term: (rank: number, ranks: number): string => `${ranks === 1 ? '' : `1/${ranks} · `}a${sub(rank + 1)} × b${sub(rank + 1)}`,
  sum: (of: Part, ranks: number): string => (ranks === 1 ? `${part[of]}, reconstructed` : `${part[of]}, reconstructed: the sum`),
  figureA: (of: Part, rank: number): string => `Factor a of rank ${rank + 1} of the ${part[of]}, one number per head`,
  figureB: (of: Part, rank: number): string => `Factor b of rank ${rank + 1} of the ${part[of]}, one number per feature`,
  figureTerm: (of: Part, rank: number): string => `Term ${rank + 1} of the ${part[of]}, one row per head`,
  figureSum: (of: Part): string => `The ${part[of]} reconstructed from the factors, one row per head`,
  hint: 'Point at a cell to read its number.',
  readout: (name: string, head: number, feature: number, value: string): string =>
    `${name}: head ${head}, feature ${feature}: ${value}`,
  readoutA: (rank: number, head: number, value: string): string => `a${sub(rank + 1)}: head ${head}: ${value}`,
  readoutB: (rank: number, feature: number, value: string): string => `b${sub(rank + 1)}: feature ${feature}: ${value}`,
  readoutVector: (name: string, feature: number, value: string): string => `${name}: ${feature}: ${value}`,
  latent: 'latent c',
  rotaryKey: 'rotary key kᴿ',
  vectorTitle: (name: string, width: number, norm: string): string => `${name}, ${width} numbers, length ${norm}`,
  builtKeys: '‖k‖ by head',
  builtValues: '‖v‖ by head',
  columns: { vector: 'vector', rank: 'rank', head: 'head', feature: 'feature', value: 'value' },
  names: { a: 'a', b: 'b', rebuilt: 'reconstructed', latent: 'latent', rotaryKey: 'rotary key' },
} as const;

/** A number below the line. */
function sub(n: number): string {
  return String(n).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x20_80 + Number(digit)));
}
