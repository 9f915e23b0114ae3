import { plural } from '../plural';

export const tokens = {
  title: 'O texto até agora, token por token',
  shows: 'Cada token do texto, a sua origem, e quanto a cabeça em foco atende a ele.',
  line: (length: number, prompt: number, ahead: number): string =>
    length <= prompt
      ? ahead === 0
        ? `${plural(length, 'token')}, tudo do prompt`
        : `${plural(length, 'token')}, tudo do prompt · ${plural(ahead, 'token')} à frente do cursor`
      : ahead === 0
        ? `${plural(length, 'token')}: ${prompt} do prompt, ${plural(length - prompt, 'gerado')}`
        : `${plural(length, 'token')}: ${prompt} do prompt, ${plural(length - prompt, 'gerado')} · ${plural(ahead, 'token')} à frente do cursor`,
  idea: 'O modelo vê só estes tokens; o primeiro, sublinhado, não diz nada por si, mas muitas cabeças atendem a ele: é o sumidouro.',
  notShown: (count: number) => `… ${plural(count, 'token')} …`,
  showFewer: 'Mostrar menos tokens',
  strip: 'Tokens do texto',
  origin: {
    start: 'inicia todo texto',
    prompt: 'do prompt',
    sampled: 'gerado',
    chosen: 'escolhido por você',
    drafted: 'do rascunho, aceito',
  },
  cursor: 'cursor',
  isAhead: 'à frente do cursor',
  evicted: 'descartado do cache',
  attended: (share: string, head: string): string => `${head} lhe dá ${share}`,
  branches: (count: number): string => `${plural(count, 'outra continuação', 'outras continuações')} aqui`,
  branchesTitle: 'Continuar aqui com',
  branchActive: 'mostrado agora',
  where:
    'p(x) é a probabilidade do texto todo. Cada fator é uma passagem pelo modelo: ele lê os tokens 0 … t e dá uma probabilidade a cada próximo token possível.',
  columns: { index: 'índice', token: 'token', id: 'id', origin: 'origem', attention: 'atenção da linha atual' },
  legend: (head: string): string => `${head}: atenção da linha atual (raiz quadrada)`,
} as const;
