const idea =
  'Nenhum outro modelo supera um ponto cheio em perda e em bytes; atenção às barras de erro, pois uma diferença visível pode ser ruído.';

export const lossAgainstBytes = {
  inEquation: { perToken: 'números por token', constant: 'constante', loss: 'perda' },
  line: (models: number, tokens: string): string => `${models} modelos, mesmo treino; caches de ${tokens} tokens`,
  loading: 'Carregando os formatos dos modelos.',
  failed: (message: string): string => `Não foi possível carregar os formatos dos modelos: ${message}`,
  idea: (leftOut: readonly string[]): string =>
    leftOut.length === 0
      ? idea
      : `${idea} De fora: ${leftOut.join(', ')} (perda medida vendo tokens futuros, então não é comparável).`,
  where:
    'n são os tokens do texto, b os bytes por número (4 aqui: float32), ℓ conta as camadas. A perda é a média de −ln p sobre textos de validação, registrada quando o modelo foi treinado; a barra é o dobro do erro padrão entre textos, que todos os modelos têm em comum.',
  tokens: 'Tokens no cache',
  tokensHint: 'As perdas foram registradas em textos de 256 tokens; os bytes são projetados para este comprimento.',
  xAxis: 'tamanho do cache, bytes',
  yAxis: 'perda de validação, nats',
  point: (name: string, bytes: string, perToken: string, loss: string): string =>
    `${name}: ${bytes}, ${perToken} por token, perda ${loss}`,
  hint: 'Aponte para um modelo para ler os números.',
  notAmong: (name: string): string =>
    `${name} não está entre eles: a perda dele nestes textos não é conhecida. Estes são os modelos que vêm com a página.`,
  figure: (models: number): string => `Perda de validação por tamanho do cache, ${models} modelos`,
  columns: {
    model: 'modelo',
    name: 'nome',
    bytes: 'bytes',
    perToken: 'bytes por token',
    loss: 'perda (nats)',
    error: 'erro padrão',
    best: 'não superado',
  },
  yes: 'sim',
  no: 'não',
} as const;
