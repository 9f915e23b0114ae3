import { plusOrMinus, signed } from '../numbers';
import { plural } from './amounts';

const three = (value: number): string => signed(value, 3);

export const score = {
  line: (head: string, row: string, key: string, value: number, share: string): string =>
    `${head}: ${row} olha para ${key} com escore ${three(value)}, ${share} da sua atenção`,
  none: (layer: number): string => `camada ${layer}: sem escores`,
  instead:
    'Os escores desta camada não são produtos de uma consulta e uma chave guardada. Olhe uma camada com atenção softmax sobre chaves e valores.',
  later: (row: string, key: string): string =>
    `${row} não pode olhar para ${key}, que vem depois. Aponte para um token anterior.`,
  unseen: (row: string, key: string): string => `${row} não vê ${key}: foi descartado ou está fora da janela.`,
  reading: (row: string, key: string): string => `${row}, ${key}: lendo`,
  idea: 'Um escore são dois comprimentos e um ângulo, e também uma soma por quem escreveu a consulta e quem escreveu a chave.',
  where(cap: number | null): string {
    const after = cap === null ? '' : ` Tudo isto é antes do limite: o softmax recebe ${cap} · tanh(s / ${cap}).`;
    return `q_i é a consulta da linha i, k_j a chave do token j, R a rotação pela distância entre eles, se a camada tem uma, θ o ângulo entre os dois depois dela. a e b percorrem quem escreveu o resíduo: o embedding, a posição aprendida, cada atenção e cada MLP das camadas abaixo, e os vieses. As escalas das normas ficam como são nesta linha; assim cada parte é linear e as partes somam exatamente. Lidos do motor: resíduos, consulta e chaves; calculadas aqui em precisão dupla: as partes.${after}`;
  },
  factorsTitle: 'Dois comprimentos e um ângulo',
  queryLength: '‖q‖',
  keyLength: '‖k‖',
  cosine: 'cos θ',
  score: 'escore',
  number: (value: number): string => three(value),
  beside: (value: number, usual: number): string => `${three(value)}, em geral ${three(usual)}`,
  marks:
    'Os traços finos são as outras chaves desta linha; o longo, a mediana delas. ‖q‖ é o mesmo para todas as chaves da linha.',
  figure: 'Os três fatores do escore e o escore, sobre os das outras chaves; as setas levam a outra chave',
  writersTitle: 'Quem escreveu a consulta e quem escreveu a chave',
  letters: 'Linhas: quem escreveu a consulta. Colunas: quem escreveu a chave. A0 é a atenção da camada 0; M0, a sua MLP.',
  corner: 'q \\ k',
  others: 'resto',
  othersInWords: 'todos os outros',
  sources: { embedding: 'emb', position: 'pos', bias: 'viés' },
  inWords: { embedding: 'o embedding', position: 'a posição', bias: 'os vieses' },
  inLayer: (part: 'attention' | 'mlp', layer: number): string => `${part === 'mlp' ? 'M' : 'A'}${layer}`,
  inLayerInWords: (part: 'attention' | 'mlp', layer: number): string =>
    part === 'mlp' ? `a MLP da camada ${layer}` : `a atenção da camada ${layer}`,
  part: (query: string, key: string, value: number, sum: number): string =>
    `Na consulta ${query}, na chave ${key}: ${plusOrMinus(value, 3)} de ${three(sum)}.`,
  /** @param digits behind the point */
  cell: (value: number, digits: number): string => signed(Math.abs(value) < 0.5 / 10 ** digits ? 0 : value, digits),
  adds: (sum: number, engine: number): string => `A tabela soma ${signed(sum, 4)}; o escore do motor é ${signed(engine, 4)}.`,
  capped: (value: number): string => `O limite faz dele ${three(value)}.`,
  unturned: (distance: number, value: number): string =>
    `O token ou o lugar? Sem a rotação de ${plural(distance, 'token')}, seria ${three(value)}.`,
  placed: (value: number): string => `O token ou o lugar? As partes com uma posição aprendida somam ${three(value)}.`,
  columns: { query: 'quem escreveu a consulta', key: 'quem escreveu a chave', part: 'parte do escore' },
} as const;
