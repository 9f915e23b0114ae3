/** What the cache panel says. Loaded with its panel. */
import { plural, whole } from './amounts';

/** A slot, the token that it holds, and that token's index in the text and in the cache. */
interface SlotPlace {
  readonly slot: number;
  readonly token: string;
  readonly original: number;
  readonly rank: number;
}

export const cache = {
  line: (live: number, slots: number, bytes: string): string =>
    `${live} de ${plural(slots, 'ranura')} con tokens, ${bytes} en uso`,
  layerLine: (layer: string, held: number, places: number, bytes: string): string =>
    `${held} de ${plural(places, 'ranura')} de ${layer} en uso, ${bytes}`,
  /** @param rows that a step takes at most */
  ring: (window: number, places: number, rows: number): string =>
    `Una fila mira los últimos ${whole(window)} tokens, pero en la caché hay ${whole(places)}: un paso lee hasta ${rows} filas a la vez, y la primera mira ${rows - 1} tokens más atrás que la última (${window} + ${rows - 1} = ${places}). Cada token nuevo sustituye al más antiguo: es un búfer circular.`,
  legendBeyond: 'en la caché, pero fuera de la ventana de esta fila',
  idea: 'Cada token posterior lee todo lo que hay en la caché; si está acotada, el nuevo toma la ranura de uno desalojado, que ya no se recupera.',
  /** Of a model that keeps no single tokens. */
  withoutSlots: {
    title: 'Guardado: lo que conservan las cabezas',
    idea: 'Este modelo no tiene una ranura por token: lo que guarda tiene tamaño fijo, y una política no tiene nada que desalojar.',
  },
  slots: 'Guardado: las ranuras, en el orden de la memoria',
  readNow: (head: string, from: number): string =>
    `Leído en este paso: tokens del texto${from > 0 ? ` desde el ${from}` : ''}, con la atención de ${head}`,
  readFigure: (live: number, length: number): string => `${live} de ${length} tokens siguen en la caché`,
  /** @param replaced the token that had the slot before, null where there was none */
  slotReadout: ({ slot, token, original, rank }: SlotPlace, replaced: string | null, isLookedAt: boolean): string =>
    replaced === null
      ? isLookedAt
        ? `ranura ${slot}: ${token}, posición ${original} en el texto, ${rank} en la caché`
        : `ranura ${slot}: ${token}, posición ${original} en el texto, ${rank} en la caché; fuera de la ventana de esta fila`
      : isLookedAt
        ? `ranura ${slot}: ${token}, posición ${original} en el texto, ${rank} en la caché; sustituyó a ${replaced}`
        : `ranura ${slot}: ${token}, posición ${original} en el texto, ${rank} en la caché; sustituyó a ${replaced}; fuera de la ventana de esta fila`,
  slotFree: (slot: number): string => `la ranura ${slot} está libre`,
  legendSink: 'sumidero',
  legendLive: 'guardado',
  legendFree: 'libre',
  legendNext: 'la siguiente',
  allocated: 'Reservado',
  formula: 'Según la fórmula',
  inUse: 'En uso en este paso',
  perToken: 'Por token',
  atTrained: (tokens: number): string => `Con el contexto de entrenamiento, ${plural(tokens, 'token')}`,
  /** Of what is allocated, what no row needs. */
  forDisplay: 'De ello, solo para dibujar',
  agree: 'Lo reservado y la fórmula coinciden byte por byte.',
  disagree: (allocated: string, formula: string): string =>
    `El backend reservó ${allocated}, pero la fórmula da ${formula}. Uno de los dos está mal: avísenos, por favor, con un enlace a esta página.`,
  backend: (name: string): string => `búferes del backend ${name}`,
  evicted: (most: number, all: number): string =>
    all > most ? `Desalojados, los últimos ${most} de ${whole(all)}` : 'Desalojados, el último primero',
  evictedAt: (token: string, row: number): string => `${token}, en la fila ${row}`,
  noneEvicted: 'Aún no se ha desalojado nada.',
  slotsFigure: (live: number, slots: number): string => `${live} de ${slots} ranuras con tokens`,
  columns: {
    layer: 'capa',
    array: 'array',
    perToken: 'bytes por token',
    allocated: 'reservado (bytes)',
    formula: 'fórmula (bytes)',
    inUse: 'en uso (bytes)',
  },
} as const;
