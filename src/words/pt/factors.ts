import { exponential } from '../numbers';
import { plural, significant, whole } from './amounts';

const part = { key: 'chave', value: 'valor' } as const;
/** The part with its preposition: da chave, do valor. */
const ofPart = { key: 'da chave', value: 'do valor' } as const;
const letter = { key: 'k', value: 'v' } as const;
type Part = keyof typeof part;

const rebuilt: Readonly<Record<Part, string>> = { key: 'chave, reconstruída', value: 'valor, reconstruído' };
const figuresOfSum: Readonly<Record<Part, string>> = {
  key: 'A chave reconstruída a partir dos fatores, uma linha por cabeça',
  value: 'O valor reconstruído a partir dos fatores, uma linha por cabeça',
};

export const factors = {
  tensorLine: (layer: number, token: string, kept: number, built: number): string =>
    `camada ${layer}, ${token}: ${plural(kept, 'número')} no cache, ${whole(built)} reconstruídos a partir deles`,
  none: (layer: number, name: string): string => `camada ${layer}: ${name}`,
  idea: 'O cache tem alguns pares de vetores: a diz quanto cada cabeça recebe e b, o quê; a média dos produtos dá cada chave.',
  where:
    'R é o posto das chaves, ou dos valores, H as cabeças, d a dimensão de uma cabeça. a e b são os fatores do token que estão no cache, o b de uma chave antes de ser rotacionado pela posição. Só o produto de a e b conta, então os dois podem trocar de sinal juntos.',
  latentIdea:
    'O cache tem um vetor curto, o latente, do qual cada cabeça obtém a sua própria chave e o seu valor, e uma chave rotatória para todas.',
  latentWhere:
    'x é a entrada normalizada da camada; c o latente, normalizado de novo; kᴿ a chave rotatória antes de ser rotacionada pela posição. h é a cabeça; a chave e o valor dela têm dimensão d. Para medir os comprimentos, a linha deste token reconstrói as suas chaves e valores.',
  part: 'Fatores de',
  parts: part,
  dropped:
    'Os dados desta linha foram apagados para economizar memória. Escolha outro token, ou volte até este para recalculá-la.',
  instead: (name: string): string =>
    `Esta camada (${name}) não guarda fatores nem um latente. A atenção por produto tensorial (TPA) guarda fatores, a atenção latente multicabeça (MLA) um latente.`,
  legendFactors: 'fatores a e b',
  legendVectors: 'termos e a sua soma',
  legendLatent: 'latente e chave rotatória',
  kept: 'No cache',
  built: 'Reconstruído',
  numbers: (formula: string, count: number): string => `${formula} = ${plural(count, 'número')}`,
  ratio: (kept: number, built: number): string => `${significant((100 * kept) / built)}% do que é reconstruído`,
  lengths: (of: Part): string => `Comprimentos ‖${letter[of]}‖`,
  agree: (most: number): string =>
    `reconstruídos aqui, em comparação com os medidos no modelo: ${most === 0 ? 'nenhuma diferença' : `diferem em no máximo ${exponential(most, 0)}`}`,
  term: (rank: number, ranks: number): string => `${ranks === 1 ? '' : `1/${ranks} · `}a${sub(rank + 1)} × b${sub(rank + 1)}`,
  sum: (of: Part, ranks: number): string => (ranks === 1 ? rebuilt[of] : `${rebuilt[of]}: a soma`),
  figureA: (of: Part, rank: number): string => `Fator a de posto ${rank + 1} ${ofPart[of]}, um número por cabeça`,
  figureB: (of: Part, rank: number): string => `Fator b de posto ${rank + 1} ${ofPart[of]}, um número por componente`,
  figureTerm: (of: Part, rank: number): string => `Termo ${rank + 1} ${ofPart[of]}, uma linha por cabeça`,
  figureSum: (of: Part): string => figuresOfSum[of],
  hint: 'Aponte para uma célula para ler o número.',
  readout: (name: string, head: number, feature: number, value: string): string =>
    `${name}: cabeça ${head}, componente ${feature}: ${value}`,
  readoutA: (rank: number, head: number, value: string): string => `a${sub(rank + 1)}: cabeça ${head}: ${value}`,
  readoutB: (rank: number, feature: number, value: string): string => `b${sub(rank + 1)}: componente ${feature}: ${value}`,
  readoutVector: (name: string, feature: number, value: string): string => `${name}: ${feature}: ${value}`,
  latent: 'latente c',
  rotaryKey: 'chave rotatória kᴿ',
  vectorTitle: (name: string, width: number, norm: string): string => `${name}, ${plural(width, 'número')}, comprimento ${norm}`,
  builtKeys: '‖k‖ por cabeça',
  builtValues: '‖v‖ por cabeça',
  columns: { vector: 'vetor', rank: 'posto', head: 'cabeça', feature: 'componente', value: 'valor' },
  names: { a: 'a', b: 'b', rebuilt: 'reconstruído', latent: 'latente', rotaryKey: 'chave rotatória' },
} as const;

function sub(n: number): string {
  return String(n).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x20_80 + Number(digit)));
}
