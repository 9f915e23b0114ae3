import { plural } from '../plural';

export const attention = {
  name: 'Esta cabeça',
  title: 'Para onde esta cabeça olha',
  shows: 'Os pesos de atenção de uma cabeça: uma linha por consulta, uma coluna por chave.',
  line: (head: string, row: string): string => `${head}, ${row}`,
  ideas: {
    shares:
      'Cada linha é um token que olha, cada coluna um que ele vê; uma linha soma 1, então até uma cabeça ociosa tem de olhar para algum lugar.',
    extraLogit:
      'Cada linha é um token que olha, cada coluna um que ele vê; um logit extra fica com o resto até 1, então uma cabeça ociosa pode olhar para lugar nenhum.',
    memory:
      'Cada linha é um token que olha, cada coluna um que ele vê; o resto até 1 é lido de uma memória de segmentos anteriores.',
    unnormalised:
      'Cada linha é um token que olha, cada coluna um que ele vê; não há softmax, então uma linha pode somar qualquer valor, até nada.',
    signed:
      'Cada linha é um token que olha, cada coluna um que ele vê; não há softmax, então os pesos decorrem do estado guardado.',
    none: 'Linhas são tokens que olham, colunas o que eles olham, mas esta camada não tem pesos por token.',
  },
  weighting: 'Mostrar',
  signs: 'Pesos',
  signChoices: { share: 'parcela por magnitude', signed: 'com sinal' },
  legendSigned: 'peso w implícito no estado',
  legendSignedMoved: 'contribuição w·‖v‖ (peso × comprimento do valor)',
  readoutSignedMoved: (row: string, column: string, value: string): string => `${row} → ${column}: w·‖v‖ ${value}`,
  share: 'pesos α',
  moved: 'contribuição α·‖v‖',
  signedShare: 'pesos w',
  signedMoved: 'contribuição w·‖v‖',
  form: 'Desenho',
  matrix: 'matriz',
  arcs: 'arcos',
  arcsNote: (drawn: number, all: number, part: number): string =>
    `São mostrados os ${drawn} arcos mais fortes de ${all}; eles levam ${Math.round(100 * part)}% da linha.`,
  stretch: 'Escala de cores',
  stretches: { linear: 'linear', sqrt: 'raiz quadrada', log: 'logarítmica' },
  legendShare: 'peso de atenção α',
  sinkColumn: 'token 0',
  legends: {
    share: {
      linear: 'peso de atenção α (linear)',
      sqrt: 'peso de atenção α (raiz quadrada)',
      log: 'peso de atenção α (logarítmica)',
    },
    moved: {
      linear: 'contribuição α·‖v‖ (peso × comprimento do valor) (linear)',
      sqrt: 'contribuição α·‖v‖ (peso × comprimento do valor) (raiz quadrada)',
      log: 'contribuição α·‖v‖ (peso × comprimento do valor) (logarítmica)',
    },
  },
  readout: (row: string, column: string, value: string): string => `${row} → ${column}: ${value}`,
  readoutMoved: (row: string, column: string, value: string): string => `${row} → ${column}: α·‖v‖ ${value}`,
  strongest: (row: string, column: string, value: string): string => `a ${row} olha mais para a ${column}: ${value}`,
  rows: 'consulta: quem olha',
  columnsAxis: 'chave: o que é olhado',
  figure: (head: string, rows: number): string =>
    `Atenção de ${head}: ${plural(rows, 'linha de consulta', 'linhas de consulta')} por ${plural(rows, 'coluna de chave', 'colunas de chave')}`,
  columns: { row: 'linha', query: 'consulta', column: 'coluna', key: 'chave', alpha: 'α', moved: 'α·‖v‖', signed: 'w' },
} as const;
