/** What running a model can say: what happened, what it was about, what to do. */
import { significant } from '../numbers';

const because = (reason: string): string => (reason === '' ? '' : ` (${reason})`);

const megabytes = (bytes: number): string => `${significant(bytes / 1e6)} MB`;

export const engine = {
  lost: (reason: string): string =>
    `La GPU se perdió${because(reason)}: su controlador se reinició, el equipo se suspendió u otra página la agotó. Abra el modelo de nuevo, o ejecútelo en la CPU.`,
  noWebGPU:
    'Este navegador no ofrece WebGPU en esta página. Use un Chrome, Edge, Safari o Firefox actual, por https o en localhost, o ejecute el modelo en la CPU.',
  noAnswer: (seconds: number): string =>
    `Se pidió al navegador su GPU y no respondió en ${seconds} segundos. Reinicie el navegador, o ejecute el modelo en la CPU.`,
  noAdapter:
    'Este navegador tiene WebGPU, pero no encontró ningún adaptador gráfico. Active la aceleración por hardware, o ejecute el modelo en la CPU.',
  notStarted: (reason: string): string =>
    `No se pudo preparar la GPU para este modelo${because(reason)}. Actualice el navegador o el controlador, o ejecute el modelo en la CPU.`,
  tooLarge: (needed: number, limit: number): string =>
    `El modelo necesita un búfer de GPU de ${megabytes(needed)} y este adaptador admite ${megabytes(limit)}. Ejecútelo en la CPU.`,
  noMemory: (needed: number): string =>
    `Este modelo ocupa ${megabytes(needed)} de memoria, y al navegador no le queda tanta. Cierre otras páginas o abra un modelo más pequeño.`,
  lostAgain: 'La GPU se perdió de nuevo antes de acabar un paso. Cierre otras páginas que la usen y elija WebGPU otra vez.',
  notLoaded: 'No hay ningún modelo cargado. Abra uno primero.',
  worker: (reason: string): string => `El worker que ejecuta el modelo se detuvo${because(reason)}. Recargue la página.`,
  closed: 'Este modelo se cerró mientras se ejecutaba. Ábralo de nuevo para continuar.',
  rows: (rows: number, most: number): string => `Un paso admite de 1 a ${most} tokens, no ${rows}. Dele menos a la vez.`,
  live: (live: number, slots: number): string =>
    `La caché tiene ${slots} ranuras y el paso pide ${live}. Retroceda o use un texto más corto.`,
  pairs: (slots: number, positions: number): string =>
    `El paso nombra ${slots} ranuras y ${positions} posiciones. Dé a cada ranura su posición.`,
  slot: (slot: number, slots: number): string => `No hay ranura ${slot}; la caché tiene ${slots}. Use un número menor.`,
  token: (token: number, vocabulary: number): string =>
    `No hay token ${token}; el vocabulario tiene ${vocabulary}. Use un número menor.`,
  place: (position: number, most: number): string =>
    `El modelo no aprendió la posición ${position}; tiene ${most}, desde 0. Lea un texto más corto.`,
  order: (positions: number): string =>
    `Las posiciones no deben decrecer a lo largo de la caché, ni abarcar más de ${positions} lugares. Delas en el orden del texto.`,
  index: (index: number, most: number): string =>
    `El token ${index} queda más allá de los ${most} lugares de un texto que este modelo rota. Empiece un texto nuevo.`,
  noTree:
    'Solo puede leer un árbol de tokens un modelo cuyas capas guarden todas sumas, y después del primer token. Lea sus caminos de uno en uno.',
  parents: 'Cada fila de un árbol necesita un padre: −1, que es el texto, o una fila anterior.',
  snapshot: (place: number, places: number): string =>
    places === 0
      ? 'El modelo no guarda nada que requiera una instantánea. Omita `keep` y `restore`.'
      : `No hay instantánea ${place}: se cuentan de 0 a ${places - 1}.`,
  noNumbers: (name: string): string =>
    `El modelo no tiene ningún búfer de números llamado «${name}». Nombre una de las cachés de una capa o uno de sus vectores de pesos.`,
  noExit:
    'Cada capa de este modelo tiene su propia caché, así que ningún paso puede detenerse a medio camino. Ejecute todas las capas.',
  ops: (ops: number, most: number): string => `Un paso de este modelo tiene ${most} partes, no ${ops}. Pida de 1 a ${most}.`,
  head: (head: number, heads: number): string =>
    `No hay cabeza ${head} que silenciar; se cuentan de 0 a ${heads - 1}, capa por capa.`,
} as const;
