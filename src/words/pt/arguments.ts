import { count } from '../numbers';

export const args = {
  expects: {
    file: 'um File ou um Blob',
    text: 'um texto',
    flag: 'true ou false',
    number: (least: number, most: number): string => `um número de ${count(least)} a ${count(most)}`,
    whole: (least: number, most: number): string => `um número inteiro de ${count(least)} a ${count(most)}`,
    moves: 'um número inteiro não negativo, ou Infinity',
    oneOf: (values: readonly string[]): string => `um destes: ${values.join(', ')}`,
    nullable: (expected: string): string => `${expected}, ou null`,
    list: 'uma lista',
    name: 'um nome sem ponto',
    model: 'o id de um modelo, como models() os lista',
    panel: 'um painel, pelo nome',
    lane: 'uma pista como state() a escreve, por exemplo mha ou mha_window_64_4_cache',
    pinned: 'menos tokens fixados do que o seu tamanho',
    guess: 'um número, uma célula como { query, key }, ou uma lista de tokens pelos índices',
    settings: (names: readonly string[]): string => `um objeto com ${names.join(', ')}, e nada mais`,
  },
  refused: (call: string, where: string, expected: string, given: string): string =>
    `${call}: ${where} deve ser ${expected}, e não ${given}. Nada foi alterado.`,
  tooMany: (call: string, most: number): string =>
    `${call} ${most === 0 ? 'não recebe nenhum valor' : most === 1 ? 'recebe um valor' : `recebe ${most} valores`}, e recebeu mais. Nada foi alterado.`,
  argument: (place: number): string => (place === 0 ? 'o seu valor' : `o valor ${place + 1}`),
  nothing: 'nada',
  noHead: (layer: number, head: number): string =>
    `Este modelo não tem a cabeça ${head} na camada ${layer}; ambas são contadas a partir de 0.`,
  noToken: (index: number, length: number): string =>
    `Não há token ${index} neste texto, que tem ${count(length)}; o primeiro é 0.`,
  noHeads: (heads: readonly number[], most: number): string =>
    `Este modelo não tem a cabeça ${heads.join(', ')} para silenciar; as cabeças são contadas de 0 a ${most - 1}, camada por camada.`,
  noLane: (id: number): string => `Não há pista ${id}.`,
} as const;
