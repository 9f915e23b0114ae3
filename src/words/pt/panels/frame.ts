import { count as whole } from '../../numbers';
import { plural } from '../plural';

export const frame = {
  tags: {
    measured: { name: 'medido', explain: 'Lido do modelo que roda nesta página.' },
    recorded: { name: 'registrado', explain: 'Medido quando o modelo foi treinado, não nesta máquina.' },
    computed: { name: 'calculado', explain: 'Calculado a partir do formato do modelo; nada foi medido.' },
    projected: { name: 'projetado', explain: 'Calculado com a mesma fórmula, para um tamanho que não roda aqui.' },
  },
  controls: (title: string): string => `Controles de “${title}”`,
  maximise: 'Maximizar',
  restore: 'Restaurar',
  hide: 'Ocultar',
  toWorkbench: 'Enviar à bancada',
  export: 'Exportar',
  exportPicture: 'Figura',
  exportNumbers: 'Números',
  svg: 'SVG',
  png: (scale: number): string => `PNG ${scale}×`,
  csv: 'CSV',
  json: 'JSON',
  exportFailed: 'Não foi possível salvar esta figura. Tente outro formato, ou use a tabela.',
  noPicture: 'Ainda não há figura para salvar.',
  noNumbers: 'Ainda não há números para salvar aqui.',
  longLink: (characters: number): string =>
    `O link para esta visão tem ${plural(characters, 'caractere')}, e é longo demais para imprimir aqui. Ele está neste arquivo: clique nesta linha no SVG, ou leia o campo “Source” do PNG.`,
  mathsOf: (title: string): string => `A equação de “${title}”`,
  equationLoading: 'Carregando a equação…',
  equationFailed: 'Não foi possível compor a equação; este é o código dela:',
  table: 'Tabela',
  tableOf: (title: string): string => `Os números de “${title}”`,
  tableRows: (shown: number, all: number): string =>
    shown === all
      ? plural(all, 'linha')
      : `As primeiras ${whole(shown)} de ${plural(all, 'linha')}; exporte CSV ou JSON para ter todas.`,
  failed: {
    sentence: (why: string): string => `Este painel parou com um erro (${why}). O resto da página ainda funciona.`,
    again: 'Tentar de novo',
    reload: 'Recarregar a página com o mesmo texto',
  },
  none: 'nenhum',
} as const;

export const numberField = {
  refused: (name: string, min: number, max: number, isWhole: boolean, value: number): string =>
    `${name}: digite um número ${isWhole ? 'inteiro ' : ''}de ${whole(min)} a ${whole(max)}. Até lá vale ${whole(value)}.`,
} as const;

export const states = {
  empty: 'Nada foi lido ainda. Digite um prompt e leia-o; esta figura então se preenche passo a passo.',
  emptyLine: 'nada foi lido ainda',
  oneRowLine: 'só o primeiro token até agora',
  loading: 'Carregando o modelo.',
  dropped:
    'Os dados desta linha foram apagados para economizar memória. Eles são recalculados assim que nada mais estiver rodando.',
  droppedRows: (count: number): string =>
    count === 1
      ? '1 linha deste texto foi apagada para economizar memória e fica fora das médias.'
      : `${plural(count, 'linha')} deste texto foram apagadas para economizar memória e ficam fora das médias.`,
  droppedLegend: 'apagado para economizar memória',
  outsideLegend: 'fora da janela',
  evictedLegend: 'descartado do cache',
  noWeights:
    'Esta camada não tem pesos por token: ela lê um estado que todos os tokens compartilham, então não dá para separar a parte de cada um. Escolha uma camada com pesos.',
  noWeightsOf: (head: string): string =>
    `${head} não tem pesos por token: ela lê um estado que todos os tokens compartilham, então não dá para separar a parte de cada um. Escolha uma camada com pesos.`,
  noWeightsIn: (layers: readonly number[]): string =>
    `Sem pesos por token, por isso não desenhado: ${layers.map((layer) => `camada ${layer}`).join(', ')}.`,
  oneRow: 'Há só o primeiro token, e ele só pode olhar para si mesmo. Leia mais um token para ver uma parcela.',
} as const;

export const openModel = {
  open: (name: string): string => `Abrir ${name}`,
  lookAt: (layer: number): string => `Ver a camada ${layer}`,
  none: 'Esta página não tem um modelo assim.',
} as const;
