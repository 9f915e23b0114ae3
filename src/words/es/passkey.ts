/** What the panel of passkeys says. Loaded with its panel. */
import { bytes, plural, whole } from './amounts';

export const passkey = {
  /** Words in its equation. */
  inEquation: { right: 'cifras correctas' },
  line: {
    recorded: 'tal como se registró al entrenar los modelos',
    measured: (trials: number, models: number): string =>
      `${plural(trials, 'texto')} por celda, medido aquí en ${plural(models, 'modelo')}`,
    none: 'Esta página no trae ningún modelo que haya aprendido esta tarea.',
  },
  idea: 'Cuando las cifras han salido de la ventana, el modelo solo puede adivinar; pulse una celda para abrir un texto así, cuya respuesta lleva cinco pasos.',
  where:
    'n es la longitud del texto en tokens, N la de los textos de entrenamiento, δ la profundidad del número oculto en el texto. Las cinco cifras del número son y; ŷ es el token más probable en cada una, dadas las anteriores. Al azar se acierta con probabilidad 0,1. Una caché completa aún contiene las cifras, pero en posiciones nunca vistas al entrenar; una memoria compresiva las contiene hasta que otros tokens las sobrescriben.',
  trials: 'Textos por celda',
  start: (texts: number, tokens: number): string => `Ejecutar ${plural(texts, 'texto')}, ${whole(tokens)} tokens en total`,
  stop: 'Detener',
  progress: (model: string, done: number, all: number): string => `${model}: ${whole(done)} de ${whole(all)} textos`,
  legend: 'cifras recordadas, en %',
  row: (times: number): string => `${times} ×`,
  column: (depth: number): string => `${Math.round(100 * depth)} %`,
  axes: (trained: number): string =>
    `Filas: longitud del texto, × ${trained} tokens. Columnas: profundidad del número oculto, desde el principio.`,
  cell: (model: string, times: number, depth: number, share: string): string =>
    `${model}, ${times} veces la longitud de entrenamiento, número oculto al ${Math.round(100 * depth)} %: ${share} de las cifras. Abrir un texto así`,
  /** In percent, as the legend says. */
  share: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)}` : '·'),
  shareInWords: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)} %` : 'sin medir'),
  cacheAt: (times: readonly (readonly [times: number, size: number])[]): string =>
    `Caché: ${times.map(([n, size]) => `${bytes(size)} a ${n} ×`).join(', ')}`,
  cacheFlat: (size: number): string => `Caché: ${bytes(size)} con cualquier longitud`,
  tableColumns: {
    model: 'modelo',
    times: 'veces la longitud de entrenamiento',
    depth: 'profundidad',
    share: 'cifras recordadas',
    texts: 'textos',
  },
} as const;
