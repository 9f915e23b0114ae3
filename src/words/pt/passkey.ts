import { bytes, plural, whole } from './amounts';

export const passkey = {
  inEquation: { right: 'dígitos certos' },
  line: {
    recorded: 'como registrado quando os modelos foram treinados',
    measured: (trials: number, models: number): string =>
      `${plural(trials, 'texto')} por célula, medido aqui em ${plural(models, 'modelo')}`,
    none: 'Nenhum modelo que aprendeu esta tarefa vem com esta página.',
  },
  idea: 'Quando os dígitos saem da janela, o modelo só pode chutar; clique em uma célula para abrir um texto assim, cuja resposta leva cinco passos.',
  where:
    'n é o comprimento do texto em tokens, N o dos textos de treino, δ a profundidade da senha no texto; y são os cinco dígitos dela, ŷ o token mais provável em cada um, dados os anteriores. Um chute acerta com probabilidade 0,1. Um cache completo ainda tem os dígitos, mas em posições nunca vistas no treino; uma memória compressiva os tem até que tokens seguintes os sobrescrevam.',
  trials: 'Textos por célula',
  start: (texts: number, tokens: number): string => `Executar ${plural(texts, 'texto')}, ${plural(tokens, 'token')} ao todo`,
  stop: 'Parar',
  progress: (model: string, done: number, all: number): string => `${model}: ${whole(done)} de ${plural(all, 'texto')}`,
  legend: 'dígitos lembrados, em %',
  row: (times: number): string => `${times} ×`,
  column: (depth: number): string => `${Math.round(100 * depth)}%`,
  axes: (trained: number): string =>
    `Linhas: comprimento do texto, × ${trained} tokens. Colunas: profundidade da senha, desde o início.`,
  cell: (model: string, times: number, depth: number, share: string): string =>
    `${model}, ${times} vezes o comprimento de treino, senha a ${Math.round(100 * depth)}%: ${share} dos dígitos. Abrir um texto assim`,
  share: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)}` : '·'),
  shareInWords: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)}%` : 'não medido'),
  cacheAt: (times: readonly (readonly [times: number, size: number])[]): string =>
    `Cache: ${times.map(([n, size]) => `${bytes(size)} com ${n} ×`).join(', ')}`,
  cacheFlat: (size: number): string => `Cache: ${bytes(size)} com qualquer comprimento`,
  tableColumns: {
    model: 'modelo',
    times: 'vezes o comprimento de treino',
    depth: 'profundidade',
    share: 'dígitos lembrados',
    texts: 'textos',
  },
} as const;
