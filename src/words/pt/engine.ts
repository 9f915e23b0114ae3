import { significant } from '../numbers';

const because = (reason: string): string => (reason === '' ? '' : ` (${reason})`);

const megabytes = (bytes: number): string => `${significant(bytes / 1e6)} MB`;

export const engine = {
  lost: (reason: string): string =>
    `A GPU foi perdida${because(reason)}: o driver reiniciou, a máquina foi suspensa ou outra página a esgotou. Abra o modelo de novo, ou rode-o na CPU.`,
  noWebGPU:
    'Este navegador não oferece WebGPU nesta página. Use um Chrome, Edge, Safari ou Firefox atual, por https ou em localhost, ou rode na CPU.',
  noAnswer: (seconds: number): string =>
    `O navegador não respondeu em ${seconds} segundos ao pedido da GPU. Reinicie o navegador, ou rode na CPU.`,
  noAdapter: 'Este navegador tem WebGPU, mas não encontrou um adaptador gráfico. Ligue a aceleração de hardware, ou rode na CPU.',
  notStarted: (reason: string): string =>
    `Não foi possível preparar a GPU para este modelo${because(reason)}. Atualize o navegador ou o driver, ou rode na CPU.`,
  tooLarge: (needed: number, limit: number): string =>
    `O modelo precisa de um buffer de GPU de ${megabytes(needed)} e este adaptador permite ${megabytes(limit)}. Rode-o na CPU.`,
  noMemory: (needed: number): string =>
    `Este modelo ocupa ${megabytes(needed)} de memória, e o navegador não tem tanta disponível. Feche outras páginas ou abra um modelo menor.`,
  lostAgain:
    'A GPU foi perdida de novo antes de terminar um passo. Feche outras páginas que a usam e escolha WebGPU mais uma vez.',
  notLoaded: 'Nenhum modelo está carregado. Abra um primeiro.',
  worker: (reason: string): string => `O worker que roda o modelo parou${because(reason)}. Recarregue a página.`,
  closed: 'Este modelo foi fechado enquanto rodava. Abra-o de novo para continuar.',
  rows: (rows: number, most: number): string => `Um passo recebe de 1 a ${most} tokens, e não ${rows}. Passe menos de cada vez.`,
  live: (live: number, slots: number): string =>
    `O cache tem ${slots} slots e o passo pede ${live}. Volte, ou use um texto mais curto.`,
  pairs: (slots: number, positions: number): string =>
    `O passo indica ${slots} slots e ${positions} posições. Dê a cada slot a sua posição.`,
  slot: (slot: number, slots: number): string => `Não há slot ${slot}; o cache tem ${slots}. Use um número menor que isso.`,
  token: (token: number, vocabulary: number): string =>
    `Não há token ${token}; o vocabulário tem ${vocabulary}. Use um número menor que isso.`,
  place: (position: number, most: number): string =>
    `O modelo não aprendeu a posição ${position}; ele tem ${most}, a partir de 0. Leia um texto mais curto.`,
  order: (positions: number): string =>
    `As posições não podem diminuir ao longo do cache, nem abranger mais de ${positions} lugares. Dê-as na ordem do texto.`,
  index: (index: number, most: number): string =>
    `O token ${index} está além dos ${most} lugares de um texto que este modelo rotaciona. Comece um texto novo.`,
  noTree:
    'Uma árvore de tokens só pode ser lida por um modelo em que todas as camadas guardam somas, depois do primeiro token. Leia os caminhos um a um.',
  parents: 'Toda linha de uma árvore precisa de um pai, que é −1 para o texto ou uma linha anterior a ela.',
  snapshot: (place: number, places: number): string =>
    places === 0
      ? 'O modelo não guarda nada que precise de uma cópia. Deixe `keep` e `restore` de fora.'
      : `Não há cópia ${place}: elas são contadas de 0 a ${places - 1}.`,
  noNumbers: (name: string): string =>
    `O modelo não tem um buffer de números chamado “${name}”. Indique um dos caches de uma camada ou um dos seus vetores de pesos.`,
  noExit: 'Toda camada deste modelo tem o seu próprio cache, então nenhum passo pode parar no meio. Rode todas as camadas.',
  ops: (ops: number, most: number): string => `Um passo deste modelo tem ${most} partes, e não ${ops}. Peça de 1 a ${most}.`,
  head: (head: number, heads: number): string =>
    `Não há cabeça ${head} para silenciar; conte-as de 0 a ${heads - 1}, camada por camada.`,
} as const;
