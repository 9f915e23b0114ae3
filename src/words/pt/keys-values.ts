import { signed } from '../numbers';
import { plural, whole } from './amounts';

const titles = { key: 'As chaves', value: 'Os valores' } as const;
const single = { key: 'chave', value: 'valor' } as const;
type Part = keyof typeof single;

export const keysValues = {
  line: (group: string, heads: number, live: number, width: number): string =>
    `${group}${heads > 1 ? `, compartilhado por ${whole(heads)} cabeças` : ''}: ${plural(live, 'token')} × ${plural(width, 'número')}, duas vezes`,
  reading: (layer: number): string => `camada ${layer}: em leitura`,
  none: (layer: number, name: string): string => `camada ${layer}: ${name}`,
  idea: 'Cada token deixa uma linha em cada matriz, e toda linha seguinte do texto lê todas elas: este é o próprio cache KV.',
  where({ turned, normed }: { readonly turned: boolean; readonly normed: boolean }): string {
    const cached = turned
      ? 'Uma chave vai para o cache antes de ser rotacionada pela posição.'
      : 'As posições são vetores que o modelo aprendeu e já estão em x: nenhuma chave é rotacionada.';
    const norm = normed ? ' N é uma norma do grupo; a chave vai para o cache depois dela.' : '';
    return `x é a entrada normalizada da camada para o token t, g o grupo da cabeça em foco: as cabeças de consulta de um grupo compartilham as chaves e os valores. ${cached}${norm} ‖·‖ é o comprimento de uma linha, a barra ao lado dela. Tokens descartados já não estão aqui.`;
  },
  instead: (name: string): string =>
    `Esta camada (${name}) não guarda uma chave e um valor por token. A atenção com softmax guarda, um de cada para cada token e cabeça de chave/valor.`,
  titles: { key: 'chaves k', value: 'valores v' },
  figure: (of: Part, name: string, rows: number, width: number): string =>
    `${titles[of]} de ${name}: ${plural(rows, 'token')}, ${plural(width, 'número')} cada`,
  legend: 'valor de um número',
  leftOut: (count: number): string => `${plural(count, 'token')} depois do primeiro ${count === 1 ? 'ficou' : 'ficaram'} de fora`,
  hint: 'Aponte para uma célula para ler o número.',
  readout: (of: Part, token: string, feature: number, value: number, length: number): string =>
    `${single[of]} do token ${token}, número ${feature}: ${signed(value, 3)}; comprimento ${signed(length, 3)}`,
  columns: { token: 'índice', text: 'token', feature: 'número', key: 'chave', value: 'valor' },
} as const;
