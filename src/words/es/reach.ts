/** What the panel of reach says. Loaded with its panel. */
import { plural, whole } from './amounts';

export const reach = {
  /** Words in its equation. */
  inEquation: { cached: 'ventana en caché:', recomputed: 'ventana recalculada:' },
  line: (row: string, seen: number, reached: number, all: number): string =>
    `${row}: ve ${whole(seen)}, ${reached === all ? whole(all) : `${whole(reached)} de ${whole(all)}`} a su alcance`,
  idea: 'Los tokens con contorno pueden influir en la fila, más atrás con cada capa; el relleno estima cuánto fluye, y no es una explicación.',
  drawn: 'Relleno',
  flows: { rollout: 'flujo por todas las capas', direct: 'atención propia de esta fila' },
  /** With the colour scale. */
  legends: {
    rollout: {
      linear: 'parte del flujo hacia la fila (lineal)',
      sqrt: 'parte del flujo hacia la fila (raíz cuadrada)',
      log: 'parte del flujo hacia la fila (logarítmica)',
    },
    direct: {
      linear: 'peso de atención α, media de las cabezas de la capa (lineal)',
      sqrt: 'peso de atención α, media de las cabezas de la capa (raíz cuadrada)',
      log: 'peso de atención α, media de las cabezas de la capa (logarítmica)',
    },
  },
  legendReach: 'al alcance de la fila',
  legendSeen: 'visto por la propia fila',
  legendOutside: 'fuera de alcance',
  top: 'la fila',
  band: { rollout: (layer: number): string => `a L${layer}`, direct: (layer: number): string => `en L${layer}` },
  /** @param unseen the share of tokens that the row does not itself see, null where there are none */
  sources: (
    known: boolean,
    [first, last, sink]: readonly [number, number, string],
    [recents, recent]: readonly [number, string],
    unseen: string | null,
  ): string =>
    `Del flujo hacia la fila${known ? '' : ', hasta donde se conoce'}, el ${sink} viene ${first === last ? `del token ${first}` : first === 0 ? `de los primeros ${last + 1} tokens` : `de los tokens ${first} a ${last}`} y el ${recent} de los últimos ${recents}.${unseen === null ? '' : ` El ${unseen} viene de tokens que la propia fila no ve.`}`,
  strongest: (parts: readonly string[]): string => `Mira sobre todo a: ${parts.join(', ')}`,
  strongestIn: (band: string, token: string, share: string): string => `${band} ${token} ${share}`,
  readout: (token: string, parts: readonly string[]): string => `${token}: ${parts.join(', ')}`,
  share: (band: string, share: string | null): string => `${band} ${share ?? 'fuera de alcance'}`.replaceAll(' ', '\u00a0'),
  gaps: (rows: number, lost: string): string =>
    rows === 1
      ? `1 fila intermedia se descartó para ahorrar memoria: el ${lost} del flujo pasaba por ella y no se dibuja, ni los tokens que solo por ella llegan a la fila.`
      : `${plural(rows, 'fila intermedia', 'filas intermedias')} se descartaron para ahorrar memoria: el ${lost} del flujo pasaba por ellas y no se dibuja, ni los tokens que solo por ellas llegan a la fila.`,
  notKept: (lost: string): string =>
    `Las filas anteriores a esta se recalcularon para ella, sin conservar su atención: el ${lost} del flujo pasaba por ellas y no se dibuja. La primera banda bajo la fila está completa.`,
  columnAxis: 'token',
  block: (block: number): string => `Cada punto es el más fuerte de ${block} tokens.`,
  figure: (row: string, layers: number, reached: number): string =>
    `Flujo hacia la ${row} por ${plural(layers, 'capa')}, desde ${plural(reached, 'token')} a su alcance`,
  compare: 'Tokens al alcance de esta fila, por política de desalojo',
  compareLine: (row: string): string => `tokens que pueden influir en la ${row}`,
  compareIdea: 'Una ventana en caché alcanza más atrás con cada capa; una recalculada nunca ve más allá de sí misma.',
  compareWhere:
    'R es cuántos tokens pueden llegar a la fila t tras n capas. Una clave en la caché ya lleva lo que vio su propia ventana; los sumideros se añaden. Si la ventana se recalcula, sigue siendo w.',
  /** The policy that the text is read under. */
  now: (policy: string): string => `${policy} (ahora)`,
  through: (layers: number): string => `por ${plural(layers, 'capa')}`,
  where:
    'v es el flujo hacia la fila t: arriba (l = L) está todo en la propia fila, abajo (l = 0) repartido entre los tokens. Ā es la atención de una capa, media de sus cabezas, de la fila i al token j; la suma de abajo es 1, o menos donde un logit adicional o una cabeza silenciada toma una parte. R es cuántos tokens alcanza una ventana en caché de w tras n capas; los sumideros se añaden, y si la ventana se recalcula, sigue siendo w.',
  columns: { index: 'índice', token: 'token', policy: 'política de desalojo' },
} as const;
