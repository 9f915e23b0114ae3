/** What every panel has: its tags, its menus, its states, its fields. */
import { count as whole } from '../../numbers';
import { plural } from '../plural';

export const frame = {
  tags: {
    measured: { name: 'medido', explain: 'Leído del modelo que se ejecuta en esta página.' },
    recorded: { name: 'registrado', explain: 'Medido al entrenar el modelo, no en esta máquina.' },
    computed: { name: 'calculado', explain: 'Calculado a partir de la forma del modelo; no se midió nada.' },
    projected: { name: 'proyectado', explain: 'Calculado con la misma fórmula, para un tamaño que aquí no se ejecuta.' },
  },
  controls: (title: string): string => `Controles de «${title}»`,
  maximise: 'Ampliar',
  restore: 'Restaurar',
  hide: 'Ocultar',
  toWorkbench: 'Enviar al taller',
  export: 'Exportar',
  exportPicture: 'Imagen',
  exportNumbers: 'Números',
  svg: 'SVG',
  png: (scale: number): string => `PNG ${scale}×`,
  csv: 'CSV',
  json: 'JSON',
  exportFailed: 'No se pudo guardar esta imagen. Pruebe otro formato, o use la tabla.',
  noPicture: 'Aún no hay imagen que guardar.',
  noNumbers: 'Aún no hay aquí números que guardar.',
  longLink: (characters: number): string =>
    `El enlace a esta vista tiene ${plural(characters, 'carácter', 'caracteres')}, demasiados para imprimirlo aquí. Está en este archivo: pulse esta línea en el SVG, o lea «Source» en el PNG.`,
  mathsOf: (title: string): string => `La ecuación de «${title}»`,
  equationLoading: 'Cargando la ecuación…',
  equationFailed: 'No se pudo componer la ecuación; esta es su fuente:',
  table: 'Tabla',
  tableOf: (title: string): string => `Los números de «${title}»`,
  tableRows: (shown: number, all: number): string =>
    shown === all
      ? plural(all, 'fila')
      : `Las primeras ${whole(shown)} de ${plural(all, 'fila')}; para todas, exporte CSV o JSON.`,
  failed: {
    sentence: (why: string): string => `Este panel se detuvo con un error (${why}). El resto de la página sigue funcionando.`,
    again: 'Reintentar',
    reload: 'Recargar la página con el mismo texto',
  },
  none: 'nada',
} as const;

export const numberField = {
  refused: (name: string, min: number, max: number, isWhole: boolean, value: number): string =>
    `${name}: escriba un número${isWhole ? ' entero' : ''} de ${whole(min)} a ${whole(max)}. Hasta entonces vale ${whole(value)}.`,
} as const;

export const states = {
  empty: 'Aún no se ha leído nada. Escriba un prompt y léalo; esta figura se irá llenando paso a paso.',
  /** In a panel's own line, where its figure says the rest. */
  emptyLine: 'aún no se ha leído nada',
  oneRowLine: 'por ahora, solo el primer token',
  loading: 'Cargando el modelo.',
  dropped: 'Los datos de esta fila se descartaron para ahorrar memoria. Se recalculan en cuanto no haya otra cosa en marcha.',
  droppedRows: (count: number): string =>
    count === 1
      ? 'Se descartó 1 fila de este texto para ahorrar memoria, y no entra en las medias.'
      : `Se descartaron ${plural(count, 'fila')} de este texto para ahorrar memoria, y no entran en las medias.`,
  droppedLegend: 'descartado para ahorrar memoria',
  outsideLegend: 'fuera de la ventana',
  evictedLegend: 'desalojado de la caché',
  noWeights:
    'Esta capa no tiene pesos por token: lee un estado que comparten todos los tokens, así que no se distingue la parte de cada uno. Elija una capa con pesos.',
  noWeightsOf: (head: string): string =>
    `${head} no tiene pesos por token: lee un estado que comparten todos los tokens, así que no se distingue la parte de cada uno. Elija una capa con pesos.`,
  noWeightsIn: (layers: readonly number[]): string =>
    `Sin pesos por token, por eso no se dibuja: ${layers.map((layer) => `capa ${layer}`).join(', ')}.`,
  oneRow: 'Solo está el primer token, que no puede mirar más que a sí mismo. Lea un token más para ver una parte.',
} as const;

export const openModel = {
  open: (name: string): string => `Abrir ${name}`,
  lookAt: (layer: number): string => `Mirar la capa ${layer}`,
  none: 'Esta página no tiene un modelo así.',
} as const;
