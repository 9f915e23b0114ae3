import { plural, whole } from './amounts';

interface SlotPlace {
  readonly slot: number;
  readonly token: string;
  readonly original: number;
  readonly rank: number;
}

export const cache = {
  line: (live: number, slots: number, bytes: string): string => `${live} de ${plural(slots, 'slot')} com tokens, ${bytes} em uso`,
  layerLine: (layer: string, held: number, places: number, bytes: string): string =>
    `${held} de ${plural(places, 'slot')} da ${layer} em uso, ${bytes}`,
  ring: (window: number, places: number, rows: number): string =>
    `Uma linha olha para os últimos ${whole(window)} tokens, mas ${whole(places)} ficam no cache: um passo lê até ${rows} linhas de uma vez, e a primeira delas olha ${rows - 1} tokens mais para trás do que a última (${window} + ${rows - 1} = ${places}). Cada token novo ocupa o lugar do mais antigo: um buffer circular.`,
  legendBeyond: 'no cache, mas fora da janela desta linha',
  idea: 'Cada token seguinte lê tudo o que está no cache; um cache limitado dá ao token novo o slot de um que ele descarta, e isso não se recupera.',
  withoutSlots: {
    title: 'Guardado: o que as cabeças mantêm',
    idea: 'Este modelo não tem um slot por token: o que ele guarda tem tamanho fixo, e uma política não tem o que descartar.',
  },
  slots: 'Guardado: os slots, na ordem da memória',
  readNow: (head: string, from: number): string =>
    `Lido neste passo: tokens do texto${from > 0 ? ` a partir de ${from}` : ''}, com a atenção de ${head}`,
  readFigure: (live: number, length: number): string => `${live} de ${length} tokens ainda estão no cache`,
  slotReadout: ({ slot, token, original, rank }: SlotPlace, replaced: string | null, isLookedAt: boolean): string =>
    replaced === null
      ? isLookedAt
        ? `slot ${slot}: ${token}, posição ${original} no texto, ${rank} no cache`
        : `slot ${slot}: ${token}, posição ${original} no texto, ${rank} no cache; fora da janela desta linha`
      : isLookedAt
        ? `slot ${slot}: ${token}, posição ${original} no texto, ${rank} no cache; substituiu ${replaced}`
        : `slot ${slot}: ${token}, posição ${original} no texto, ${rank} no cache; substituiu ${replaced}; fora da janela desta linha`,
  slotFree: (slot: number): string => `o slot ${slot} está livre`,
  legendSink: 'sumidouro',
  legendLive: 'guardado',
  legendFree: 'livre',
  legendNext: 'próximo a ser escrito',
  allocated: 'Alocado',
  formula: 'Pela fórmula',
  inUse: 'Em uso neste passo',
  perToken: 'Por token',
  atTrained: (tokens: number): string => `No contexto de treino, ${plural(tokens, 'token')}`,
  forDisplay: 'Disso, só para os desenhos',
  agree: 'O alocado e a fórmula coincidem até o último byte.',
  disagree: (allocated: string, formula: string): string =>
    `O backend alocou ${allocated}, mas a fórmula dá ${formula}. Um dos dois está errado: por favor, relate isso com um link para esta página.`,
  backend: (name: string): string => `buffers do backend ${name}`,
  evicted: (most: number, all: number): string =>
    all > most ? `Descartados, os últimos ${most} de ${whole(all)}` : 'Descartados, o último primeiro',
  evictedAt: (token: string, row: number): string => `${token}, na linha ${row}`,
  noneEvicted: 'Nada foi descartado ainda.',
  slotsFigure: (live: number, slots: number): string => `${live} de ${slots} slots com tokens`,
  columns: {
    layer: 'camada',
    array: 'array',
    perToken: 'bytes por token',
    allocated: 'alocado (bytes)',
    formula: 'fórmula (bytes)',
    inUse: 'em uso (bytes)',
  },
} as const;
