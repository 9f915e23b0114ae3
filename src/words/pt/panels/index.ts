import { attention } from './attention';
import { code } from './code';
import { frame, numberField, openModel, states } from './frame';
import { heads } from './heads';
import { nextToken } from './next-token';
import { place } from './place';
import { tokens } from './tokens';

export const panels = {
  frame,
  numberField,
  states,
  place,
  tokens,
  attention,
  code,
  heads,
  nextToken,
  openModel,
  longText: {
    name: 'Texto longo',
    title: 'Políticas de descarte em um texto longo',
    shows: 'A perda em um texto longo com caches limitados.',
  },
  reach: {
    title: 'O que pode alcançar esta linha, e o que alcança',
    shows: 'Quais tokens podem influenciar uma linha através de todas as camadas, e quais influenciaram.',
  },
  growth: {
    title: 'Como o cache cresce',
    shows: 'Quantos slots e bytes o cache ocupa, passo a passo, e o que ele poupa.',
  },
  reachTable: {
    name: 'Alcance',
    title: 'Até onde cada política alcança',
    shows: 'Quantos tokens podem influenciar uma linha, em cada política de descarte.',
  },
  cache: {
    title: 'O cache KV, em slots e bytes',
    shows: 'Quais tokens estão no cache, e quantos bytes ele ocupa.',
  },
  sinks: {
    title: 'Sumidouros de atenção: quanto vai para o primeiro token',
    shows: 'Quanta atenção o primeiro token recebe, por cabeça e ao longo dos passos.',
    statistic: 'Mostrar',
  },
  score: {
    name: 'Escore',
    title: 'Por que esta cabeça olha ali?',
    shows: 'Um escore por seus fatores, e por quem escreveu a consulta e a chave.',
  },
  cone: {
    name: 'Troca',
    title: 'O que um token trocado atinge?',
    shows: 'Até onde a troca de um token se espalha, com o sumidouro e sem ele.',
  },
  norms: {
    name: 'Normas',
    title: 'Normas: o que o primeiro token tem a dar',
    shows: 'Os comprimentos da chave, do valor e do estado oculto de cada token.',
  },
  gate: {
    name: 'Comporta',
    title: 'O sumidouro é uma comporta: quanto cada cabeça se abre',
    shows: 'O que cada cabeça dá ao sumidouro e ao resto, e quanto cada parte move.',
  },
  depth: {
    name: 'Profundidade',
    title: 'Três curvas ao longo das camadas',
    shows: 'Cabeças com sumidouro, primeiros vetores longos e a entropia do fluxo residual, camada por camada.',
  },
  positions: {
    name: 'Cada posição',
    title: 'Para onde a atenção escoa, em cada posição',
    shows: 'Quantas cabeças escoam em cada token, e de que tipo são.',
  },
  surgery: {
    title: 'Cirurgia: o que acontece sem o sumidouro',
    shows: 'Mudanças no primeiro token e nas cabeças, com o efeito delas no texto.',
  },
  policy: {
    name: 'Política',
    title: 'Política de descarte: o que fica quando o cache enche',
    shows: 'Quais tokens um cache cheio guarda, e quanto isso custa.',
  },
  streamingTable: {
    name: 'Tabela StreamingLLM',
    title: 'A tabela StreamingLLM',
    shows: 'Janelas, sumidouros e posições em um texto longo, como no artigo StreamingLLM.',
  },
  architecture: {
    title: 'O que cada camada guarda',
    shows: 'O que cada camada calcula, e o que ela guarda no cache.',
  },
  keysValues: {
    name: 'Chaves e valores',
    title: 'As chaves e os valores que esta cabeça guarda',
    shows: 'Cada chave e cada valor da cabeça em foco que estão no cache, número por número.',
  },
  mlp: {
    title: 'O que a MLP soma, neurônio por neurônio',
    shows: 'A porta, o valor e o produto de cada neurônio da MLP de uma camada, para um token.',
  },
  factors: {
    name: 'Fatores',
    title: 'TPA e MLA: chaves e valores a partir de menos números',
    shows: 'Os fatores de posto baixo ou o latente dos quais se obtêm chaves e valores.',
  },
  sharedCache: {
    name: 'Cache compartilhado',
    title: 'YOCO: um cache compartilhado pelas camadas de cima',
    shows: 'O que um só cache para todas as camadas do decodificador poupa em bytes e na leitura do prompt.',
  },
  drafting: {
    title: 'Decodificação especulativa: vários tokens por passagem',
    shows: 'Decodificação especulativa: o que um rascunho propõe, e o que o modelo aceita.',
  },
  retention: {
    name: 'Retenção',
    title: 'Retenção: com que rapidez cada cabeça esquece',
    shows: 'Com que rapidez o estado de cada cabeça decai, e o que ela ainda lembra.',
  },
  linear: {
    name: 'Somas',
    title: 'Atenção linear: uma soma acumulada no lugar do softmax',
    shows: 'O mapa de características, o estado e o normalizador da atenção linear.',
  },
  infini: {
    name: 'Memória',
    title: 'Infini-attention: uma memória de segmentos anteriores',
    shows: 'O que a memória compressiva contém, e como cada cabeça a mistura com a atenção local.',
  },
  passkey: {
    name: 'Senha',
    title: 'Senha oculta: o modelo lembra um número de muito atrás?',
    shows: 'Se o modelo recupera um número, conforme o comprimento do texto e a profundidade.',
  },
  calculator: {
    title: 'Calculadora: o cache KV de modelos publicados',
    shows: 'O tamanho do cache de modelos publicados, por contexto, lote e mecanismo.',
  },
  training: {
    title: 'Surge um sumidouro: treinamento à vista',
    shows: 'Um modelo pequeno treinado aqui: sua perda, sua atenção e seu sumidouro.',
  },
  budget: {
    name: 'Orçamento',
    title: 'Para onde vai a atenção de cada linha',
    shows: 'Como a atenção de cada linha se divide entre o sumidouro, tokens distantes, recentes e o próprio.',
  },
  compare: {
    title: 'Modelos e caches lado a lado',
    shows: 'O mesmo texto com outros modelos ou políticas de cache, token por token.',
  },
  lossAgainstBytes: {
    title: 'Perda e tamanho do cache',
    shows: 'A perda de cada modelo em função dos bytes do seu cache.',
  },
} as const;
