/** What the panel of factors says. Loaded with its panel. */
import { significant, whole } from './amounts';

const part = { key: 'key', value: 'value' } as const;
const letter = { key: 'k', value: 'v' } as const;
type Part = keyof typeof part;

export const factors = {
  tensorLine: (layer: number, token: string, kept: number, built: number): string =>
    `layer ${layer}, ${token}: ${whole(kept)} numbers are kept, for ${whole(built)} that they stand for`,
  none: (layer: number, name: string): string => `layer ${layer}: ${name}`,
  caption:
    'A token’s key and value are never kept. Kept are a few pairs of vectors: a says how much each head takes, b what is there to take. The outer product of a pair is a whole matrix, a row a head; the mean of these matrices is the key, or the value, of every head at once.',
  where:
    'R is the rank of keys, or of values, H the heads, d the width of a head. a and b are what was kept of the token, b of a key before it is turned by position; a times b is all that counts, so that a pair may be read with both signs changed.',
  latentCaption:
    'A token’s keys and values are never kept. Kept is one short vector, the latent, from which every head makes its own key and value whenever it looks; and one rotary key, the same for all heads, that says where the token stands.',
  latentWhere:
    'x is the layer’s input, normed; c the latent, normed again; kᴿ the rotary key before it is turned by position. h is the head; its key and value have width d. The lengths of keys and values are measured where this token’s row builds them for that alone.',
  part: 'Factors of the',
  parts: part,
  dropped: 'What this token’s row showed was let go to keep memory within bounds. Hold another token, or go back to it.',
  instead: (name: string): string =>
    `This layer (${name}) keeps neither factors nor a latent. A model of tensor product attention (TPA) keeps factors, one of multi-head latent attention (MLA) a latent.`,
  legendFactors: 'factors a and b',
  legendVectors: 'terms and their sum',
  legendLatent: 'latent and rotary key',
  kept: 'Kept',
  built: 'Stood for',
  numbers: (formula: string, count: number): string => `${formula} = ${whole(count)} numbers`,
  ratio: (kept: number, built: number): string => `${significant((100 * kept) / built)} % of what they stand for`,
  lengths: (of: Part): string => `Lengths ‖${letter[of]}‖`,
  agree: (most: number): string =>
    `rebuilt here, against those that the model measured: ${most === 0 ? 'no difference' : `at most ${most.toExponential(0).replace('e-', 'e−')} apart`}`,
  term: (rank: number, ranks: number): string => `${ranks === 1 ? '' : `1/${ranks} · `}a${sub(rank + 1)} × b${sub(rank + 1)}`,
  sum: (of: Part, ranks: number): string => (ranks === 1 ? `${part[of]}, rebuilt` : `${part[of]}, rebuilt: their sum`),
  figureA: (of: Part, rank: number): string => `Factor a of rank ${rank + 1} of the ${part[of]}, a number a head`,
  figureB: (of: Part, rank: number): string => `Factor b of rank ${rank + 1} of the ${part[of]}, a number a feature`,
  figureTerm: (of: Part, rank: number): string => `Term ${rank + 1} of the ${part[of]}, a row a head`,
  figureSum: (of: Part): string => `The ${part[of]} that the factors stand for, a row a head`,
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
  names: { a: 'a', b: 'b', rebuilt: 'rebuilt', latent: 'latent', rotaryKey: 'rotary key' },
} as const;

/** A number below the line. */
function sub(n: number): string {
  return String(n).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x20_80 + Number(digit)));
}
