/** Lo que se dice de los modelos que abre quien visita la página. Se carga con lo que los abre. */
import { bytes } from './amounts';
import { count } from '../numbers';
import { plural } from './plural';

const percent = (done: number, total: number): string => (total === 0 ? '' : `: ${Math.floor((100 * done) / total)} %`);

export const ownModels = {
  title: 'Un modelo propio',
  note: 'Una carpeta con config.json, model.safetensors y su tokenizador; un archivo .gguf; o un archivo .bin de llama2.c con su tokenizer.bin. También se pueden soltar en cualquier lugar de esta página. Se leen aquí y no salen de este equipo.',
  files: 'Abrir archivos',
  folder: 'Abrir una carpeta',
  hub: 'De Hugging Face Hub',
  hubHint: 'dueño/nombre, o dueño/nombre/archivo.gguf. Solo al pulsar el botón se consulta huggingface.co.',
  lookUp: 'Consultar',
  drop: 'Suéltelo para abrirlo: la carpeta o los archivos de un modelo, una grabación o una lección',
  work: {
    looking: (): string => 'Leyendo qué son los archivos.',
    listing: (): string => 'Preguntando al Hub qué hay en el repositorio.',
    fetching: (d: { readonly name: string; readonly done: number; readonly total: number }): string =>
      `Descargando ${d.name}: ${bytes(d.done)} de ${bytes(d.total)}.`,
    tokenizer: (d: { readonly name: string }): string => `Leyendo el tokenizador${d.name === '' ? '' : ` de ${d.name}`}.`,
    weights: (d: { readonly name: string; readonly done: number; readonly total: number }): string =>
      `Leyendo los pesos de ${d.name}${percent(d.done, d.total)}.`,
    starting: (d: { readonly name: string }): string => `El motor está cargando ${d.name}.`,
  },
  cancel: 'Cancelar',
  open: (name: string): string => `Abrir ${name}`,
  fetch: (name: string, size: number): string => `Descargar ${bytes(size)} y abrir ${name}`,
  fetchRest: (name: string, size: number): string => `Descargar los ${bytes(size)} restantes y abrir ${name}`,
  offered: (name: string, files: number, size: number): string =>
    `${name}: ${plural(files, 'archivo')}, ${bytes(size)} en total, de huggingface.co.`,
  partKept: (size: number): string => `Ya están aquí ${bytes(size)}.`,
  stays: 'Quedará guardado en este navegador hasta que usted lo quite (Acerca de, «Sin red»).',
  staysNot: 'Este navegador no ofrece dónde guardarlo, así que queda en la memoria y se pierde al cerrar la página.',
  ask: 'Es grande; esto es lo que ocupa, antes de leerlo:',
  rows: {
    family: 'Familia',
    format: 'Formato',
    shape: 'Forma',
    parameters: 'Parámetros',
    trained: 'Texto más largo en el entrenamiento',
    weights: 'Pesos, dos veces: donde se ejecutan y para volver a empezar',
    cache: 'Caché: el texto más largo que cabe',
    steps: 'Lo que calculan y muestran los pasos, como mucho',
    total: 'Memoria en total',
  },
  formatOf: (format: string, types: readonly string[]): string =>
    types.length === 0 ? format : `${format} (${types.join(', ')})`,
  shapeOf: (layers: number, width: number, heads: number, keyValueHeads: number, vocabulary: number): string =>
    `${plural(layers, 'capa')}, ancho ${count(width)}, ${plural(heads, 'cabeza')}${keyValueHeads === heads ? '' : ` sobre ${plural(keyValueHeads, 'cabeza de clave y valor', 'cabezas de clave y valor')}`}, ${count(vocabulary)} tokens`,
  bytes,
  /** The longest text in training. */
  trainedOn: (length: number): string => `${count(length)} tokens`,
  slots: (slots: number, size: number): string => `${count(slots)} tokens: ${bytes(size)}`,
  tooLarge: (needed: number, given: number): string =>
    `Su parte más grande necesita un búfer de ${bytes(needed)}, y esta GPU admite como mucho ${bytes(given)}: se ejecutará en la CPU, con lentitud.`,
  noGpu: 'Este navegador no ofrece WebGPU: se ejecutará en la CPU, con lentitud.',
  scarce: (need: number, memory: number): string =>
    `Necesita ${bytes(need)}, y el navegador declara ${bytes(memory)} de memoria: es posible que falle. En ese caso queda el modelo anterior.`,
  yours: 'Los suyos',
  yoursNote: 'Mientras la página esté abierta. De ellos no se sabe lo que se registró en el entrenamiento.',
  yourFacts: (parameters: number, weights: number, perToken: number): string =>
    `${plural(parameters, 'parámetro')}, ${bytes(weights)} de pesos; ${bytes(perToken)} de caché por token`,
  from: (source: string, family: string, format: string): string => `${family}, ${format}: ${source}`,
  isOpen: 'abierto',
  keptTitle: 'Modelos del Hub',
  keptNone: 'No hay ninguno guardado en este navegador.',
  keptPart: (size: number, total: number): string => `${bytes(size)} de ${bytes(total)}`,
  remove: (name: string): string => `Quitar ${name}`,
  openIt: 'Abrir',
  removeIt: 'Quitar',
  awaitedFiles: (name: string): string =>
    `Este enlace muestra ${name}, un modelo de archivos de alguien, que ningún enlace puede contener. Abra aquí los mismos archivos, y aparecerán el texto y los ajustes del enlace.`,
  awaitedHub: (name: string): string =>
    `Este enlace muestra ${name}, de Hugging Face Hub. No se descarga nada hasta que usted pulse; después aparecerán el texto y los ajustes del enlace.`,
  chooseFiles: 'Elegirlos',
  first: {
    label: 'Primer token',
    added: (token: string): string => `El texto empieza con ${token}, que su tokenizador pone por sí mismo.`,
    notAdded: (token: string): string => `El texto empieza con ${token}, que su tokenizador no pone por sí mismo.`,
    without: (token: string): string => `El texto empieza sin ${token}, que su tokenizador pondría por sí mismo.`,
    none: (token: string): string => `Nada precede al texto, como lo hace su tokenizador; se le puede anteponer ${token}.`,
    readWithout: 'Leerlo sin ese token',
    readWith: (token: string): string => `Leerlo con ${token}`,
  },
} as const;
