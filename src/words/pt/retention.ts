import { fixed, exponential } from '../numbers';
import { significant, whole } from './amounts';

const gamma = (value: number): string => fixed(value, 4);
const tokens = (value: number): string => `${significant(value)} ${value === 1 ? 'token' : 'tokens'}`;

const rowsTo = (last: number): string => (last === 1 ? 'da linha 1' : `das linhas 1 a ${last}`);

export const retention = {
  inEquation: { either: 'ou', halfLife: 'meia-vida', recall: 'lembrança' },
  line: (layer: number, shortest: number, longest: number, last: number): string =>
    `camada ${layer}: metade de um token se apaga em ${significant(shortest)} a ${tokens(longest)}, conforme a cabeça (média ${rowsTo(last)})`,
  none: (layer: number, name: string): string => `camada ${layer}: ${name}`,
  instead: (name: string): string =>
    `Nada se apaga aos poucos nesta camada (${name}): um token está no cache ou não está. Uma camada de retenção guarda tudo em um estado de tamanho fixo, que decai a cada token novo.`,
  lookAt: (layer: number): string => `Ir à camada ${layer}, uma camada de retenção`,
  idea: 'Cada cabeça soma todo token a uma matriz, que antes encolhe por γ: com γ perto de 1 ela lembra por muito tempo; com γ pequeno, só alguns tokens.',
  where:
    'n é a linha, m um token anterior, i o token a lembrar; q, k, v são consultas, chaves (rotacionadas pela posição e divididas por √d) e valores; S é o estado. A lembrança consulta o estado com a própria chave de um token: é a parcela dos pesos devolvidos que cai no valor dele mesmo. Ela é calculada a partir das chaves e dos decaimentos deste texto; os valores não são guardados. Na retenção com porta, cada token escolhe o seu γ: pode limpar o estado, ou preservá-lo.',
  heads: 'Decaimento por cabeça',
  columns: {
    head: 'cabeça',
    gamma: 'γ nesta linha',
    halfLife: 'meia-vida média, tokens',
    min: 'menor γ',
    max: 'maior γ',
    stateNorm: '‖S‖',
  },
  overRows: (last: number): string =>
    last < 1
      ? 'A meia-vida, o menor e o maior γ precisam de uma segunda linha: na linha 0 não há nada que decaia.'
      : `A meia-vida (da média de log γ), o menor e o maior γ são ${rowsTo(last)}. A linha 0 fica de fora: nela não há nada que decaia.`,
  gamma,
  number: significant,
  tokens,
  matrix: (head: string, count: number): string =>
    `O que resta de cada token, ${head}, ${count === 1 ? 'última linha' : `últimas ${whole(count)} linhas`}`,
  matrixFigure: (head: string): string => `Matriz de decaimento D de ${head}: linhas são consultas, colunas são chaves`,
  matrixLegend: 'D, a parte que resta',
  matrixReadout: (row: string, column: string, value: string): string => `${row}: resta ${value} do token ${column}`,
  matrixHint: 'Aponte para uma célula para ler o que resta.',
  gammas: 'γ token por token',
  gammasFigure: 'γ de cada cabeça em cada token',
  fixed: 'γ é o mesmo em todo token: 1 − 2^(−5 − h) para a cabeça h.',
  gammaAxis: 'γ',
  state: {
    title: (head: string, rows: number, columns: number): string => `O estado de ${head}, ${rows} × ${columns}`,
    figure: (head: string): string =>
      `O estado de ${head}: uma linha por componente da chave, uma coluna por componente do valor`,
    legend: 'estado S',
    readout: (row: number, column: number, value: string): string => `componente ${row} da chave, ${column} do valor: ${value}`,
    hint: 'Aponte para uma célula para ler o número.',
    none: 'O estado está sendo lido.',
  },
  norms: '‖S‖ por passo',
  normsFigure: 'Norma do estado de cada cabeça em cada passo',
  normAxis: '‖S‖',
  recall: (head: string): string => `O que ainda se lembra, ${head}`,
  recallFigure: (head: string): string =>
    `Parcela do valor do próprio token quando a sua chave consulta o estado de ${head}, por idade`,
  recallNote: (age: string): string => `Até ${age} atrás, pelo menos metade do que se lembra é o valor do próprio token.`,
  recallNone: 'Nenhum token pode ser lembrado: a interferência de outros tokens supera o valor dele mesmo.',
  ageAxis: 'idade em tokens',
  recallAxis: 'parcela própria',
  recallSeries: 'lembrança',
  forms: 'Três formas, uma função',
  measure: 'Calcular as três',
  measuring: 'Lendo o texto e calculando as três formas.',
  formsHint: (layer: number): string =>
    `Calculado a partir das consultas, chaves, valores e decaimentos da camada ${layer} neste texto, em float32: todas as linhas de uma vez, bloco por bloco, token por token.`,
  rows: 'Tokens',
  parallel: 'Paralela: maior número',
  recurrent: 'Recorrente: maior diferença',
  chunkwise: (chunk: number): string => `Blocos de ${chunk}: maior diferença`,
  apart: (value: number): string => (value === 0 ? 'nenhuma diferença' : exponential(value, 1)),
  tableColumns: { head: 'cabeça', row: 'linha', gamma: 'γ', stateNorm: '‖S‖' },
} as const;
