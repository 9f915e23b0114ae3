import { plural, whole } from './amounts';

export const reach = {
  inEquation: { cached: 'janela no cache:', recomputed: 'janela recalculada:' },
  line: (row: string, seen: number, reached: number, all: number): string =>
    `${row}: ${whole(seen)} à vista, ${reached === all ? whole(all) : `${whole(reached)} de ${whole(all)}`} ao alcance`,
  idea: 'Tokens contornados podem influenciar a linha, mais longe a cada camada; o preenchimento estima quanto flui, e não é explicação.',
  drawn: 'Preenchimento',
  flows: { rollout: 'fluxo por todas as camadas', direct: 'a atenção da própria linha' },
  legends: {
    rollout: {
      linear: 'parcela do fluxo para a linha (linear)',
      sqrt: 'parcela do fluxo para a linha (raiz quadrada)',
      log: 'parcela do fluxo para a linha (logarítmica)',
    },
    direct: {
      linear: 'peso de atenção α, média das cabeças da camada (linear)',
      sqrt: 'peso de atenção α, média das cabeças da camada (raiz quadrada)',
      log: 'peso de atenção α, média das cabeças da camada (logarítmica)',
    },
  },
  legendReach: 'ao alcance da linha',
  legendSeen: 'visto pela própria linha',
  legendOutside: 'fora do alcance',
  top: 'a linha',
  band: { rollout: (layer: number): string => `para L${layer}`, direct: (layer: number): string => `em L${layer}` },
  sources: (
    known: boolean,
    [first, last, sink]: readonly [number, number, string],
    [recents, recent]: readonly [number, string],
    unseen: string | null,
  ): string =>
    `Do fluxo para a linha${known ? '' : ', até onde é conhecido'}, ${sink} vem ${first === last ? `do token ${first}` : first === 0 ? `dos primeiros ${last + 1} tokens` : `dos tokens ${first} a ${last}`} e ${recent} dos últimos ${recents}.${unseen === null ? '' : ` ${unseen} vem de tokens que a própria linha não vê.`}`,
  strongest: (parts: readonly string[]): string => `Ela olha mais para: ${parts.join(', ')}`,
  strongestIn: (band: string, token: string, share: string): string => `${band} ${token} ${share}`,
  readout: (token: string, parts: readonly string[]): string => `${token}: ${parts.join(', ')}`,
  share: (band: string, share: string | null): string => `${band} ${share ?? 'fora do alcance'}`.replaceAll(' ', '\u00a0'),
  gaps: (rows: number, lost: string): string =>
    rows === 1
      ? `1 linha no caminho foi apagada para economizar memória: ${lost} do fluxo passou por ela e não é desenhado, nem os tokens que chegam à linha só por ela.`
      : `${plural(rows, 'linha')} no caminho foram apagadas para economizar memória: ${lost} do fluxo passou por elas e não é desenhado, nem os tokens que chegam à linha só por elas.`,
  notKept: (lost: string): string =>
    `As linhas antes desta foram recalculadas para ela, sem guardar a sua atenção: ${lost} do fluxo passou por elas e não é desenhado. A primeira faixa abaixo da linha está completa.`,
  columnAxis: 'token',
  block: (block: number): string => `Cada ponto é o mais forte de ${block} tokens.`,
  figure: (row: string, layers: number, reached: number): string =>
    `Fluxo para a ${row} por ${plural(layers, 'camada')}, a partir de ${plural(reached, 'token')} ao alcance`,
  compare: 'Tokens ao alcance desta linha, por política de descarte',
  compareLine: (row: string): string => `tokens que podem influenciar a ${row}`,
  compareIdea: 'Uma janela no cache alcança mais longe a cada camada; uma recalculada nunca vê além de si mesma.',
  compareWhere:
    'R é quantos tokens podem alcançar a linha t depois de n camadas. Uma chave no cache já traz o que a sua própria janela viu; os sumidouros se somam a isso. Se a janela é recalculada, R fica em w.',
  now: (policy: string): string => `${policy} (agora)`,
  through: (layers: number): string => `por ${plural(layers, 'camada')}`,
  where:
    'v é o fluxo para a linha t: no topo (l = L), todo na própria linha; embaixo (l = 0), espalhado pelos tokens. Ā é a atenção de uma camada, média das suas cabeças, da linha i para o token j; a soma embaixo é 1, ou menos onde um logit extra ou uma cabeça silenciada fica com uma parte. R é quantos tokens uma janela de w no cache alcança depois de n camadas; os sumidouros se somam a isso, e se a janela é recalculada, R fica em w.',
  columns: { index: 'índice', token: 'token', policy: 'política de descarte' },
} as const;
