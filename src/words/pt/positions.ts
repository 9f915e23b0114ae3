/** What the panel of positions says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const positions = {
  line: (tokens: number, first: number, heads: number): string =>
    `${plural(tokens, 'token')} com ao menos uma cabeça que escoa ali; no token 0, ${first} de ${heads}`,
  idea: 'Uma barra é alta onde muitas cabeças deixam sua atenção; sem a coluna do primeiro token, as mesmas podem mostrar outros hábitos.',
  where:
    'A_ik é o que a linha i dá ao token k; n, o número de linhas; ε = 0,3 (2410.10781). Como publicado, a própria linha k conta, e nela o token 0 tem 1. Perto do fim contam poucas linhas.',
  rows: 'Linhas que contam',
  counted: { published: 'como publicado, i ≥ k', below: 'só as de baixo, i > k' },
  drains: (epsilon: number): string => `cabeças cuja parte média nele passa de ${plain(epsilon)}`,
  like: (cosine: number): string => `camadas em que parece o token 0: |cos| acima de ${plain(cosine)}`,
  hint: 'Aponte para uma barra para lê-la.',
  readout: (token: string, drains: number, heads: number, like: number | null): string =>
    `${token}: ${drains} de ${plural(heads, 'cabeça')}${like === null ? '' : `; parecido com o token 0 em ${plural(like, 'camada')}`}`,
  figure: 'Quantas cabeças escoam em cada token e em quantas camadas o estado oculto dele se parece com o do token 0',
  tokenAxis: 'token',
  refused: 'Não dá para comparar os tokens seguintes com o token 0: aqui não se podem ler de novo as linhas deles.',
  kindsTitle: (tokens: number): string => `Tipos de cabeças, sobre ${plural(tokens, 'token')}`,
  whole: 'em A',
  withoutFirst: 'sem a coluna 0',
  kinds: { sink: 'primeiro token', previous: 'token anterior', induction: 'indução', retrieval: 'recuperação', other: 'outra' },
  kindMeans: {
    sink: 'A parte média no token 0 é a maior e passa de 0,3.',
    previous: 'A parte média no token anterior é a maior e passa de 0,3.',
    induction: 'A parte média no que seguiu cópias anteriores do token da linha é a maior e passa de 0,3.',
    retrieval: 'A parte média em cópias anteriores do token que vem a seguir é a maior e passa de 0,3.',
    other: 'Nenhuma dessas partes passa de 0,3.',
  },
  columns: {
    token: 'token',
    text: 'texto',
    drains: 'cabeças que escoam aqui',
    share: 'parte das cabeças',
    like: 'camadas em que se parece com o token 0',
  },
} as const;
