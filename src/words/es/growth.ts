/** What the panel of the growing cache says. Loaded with its panel. */
import { exponential, fixed } from '../numbers';
import { plural, whole } from './amounts';

/** Layers in a row as a range. */
const layersOf = (layers: readonly number[], all: number): string => {
  const [first = 0] = layers;
  const last = layers.at(-1) ?? first;
  if (layers.length === all) return all === 1 ? 'La capa' : 'Cada capa';
  if (layers.length === 1) return `Capa ${first}`;
  return last - first === layers.length - 1 ? `Capas ${first}–${last}` : `Capas ${layers.join(', ')}`;
};

const milliseconds = (time: number): string => `${time < 10 ? fixed(time, 1) : whole(Math.round(time))} ms`;

/** A difference of logits: small ones with a power of ten. */
const logit = (value: number): string => (value < 0.001 ? exponential(value, 1) : fixed(value, 3));

export const growth = {
  where:
    'M_t son las multiplicaciones de la fila t con la caché, M_0…t las de calcular de nuevo sin ella todas las filas hasta la t.',
  /** @param perToken tokens, and bytes of each @param constant bytes that do not depend on them */
  line: (perToken: readonly { readonly tokens: number; readonly bytes: number }[], constant: number, total: number): string =>
    perToken.length === 0
      ? `${plural(constant, 'byte')} con cualquier longitud de texto`
      : `${[
          ...perToken.map(({ tokens, bytes }) => `${plural(tokens, 'token')} × ${plural(bytes, 'byte')}`),
          ...(constant > 0 ? [plural(constant, 'byte')] : []),
        ].join(' + ')} = ${plural(total, 'byte')}`,
  idea: 'Las claves y los valores de un token se añaden una vez; después solo se leen.',
  /** Where what is kept does not grow. */
  ideas: {
    state: 'Cada token cambia lo que se guarda, por eso nunca crece.',
    segment: 'Cada segmento ocupa el lugar del anterior, que queda en una memoria.',
  },
  slots: (layers: readonly number[], all: number, kept: number, slots: number): string =>
    `${layersOf(layers, all)}: ${whole(kept)} de ${plural(slots, 'ranura')} en uso`,
  ring: (layers: readonly number[], all: number, places: number): string =>
    `${layersOf(layers, all)}: un búfer circular de ${plural(places, 'ranura')}; cada token nuevo sustituye al más antiguo`,
  segment: (layers: readonly number[], all: number, places: number): string =>
    `${layersOf(layers, all)}: un segmento de ${plural(places, 'token')}, que el siguiente sustituye`,
  state: (layers: readonly number[], all: number, heads: number, extents: readonly number[]): string =>
    `${layersOf(layers, all)}, ${plural(heads, 'cabeza')}: un estado de ${extents.join(' × ')} números por cabeza`,
  cells: {
    sink: 'sumidero',
    newest: 'el más reciente',
    kept: 'guardado',
    evicted: 'desalojado',
    beyond: 'guardado, pero esta fila no lo ve',
    free: 'libre',
  },
  own: 'esta caché',
  multiHead: 'MHA',
  step: 'token',
  kib: 'KiB',
  figure: (total: number, multiHead: number): string =>
    `Bytes de la caché a lo largo del texto: ahora ${plural(total, 'byte')}; la atención multicabeza de este ancho ocuparía ${plural(multiHead, 'byte')}`,
  /** @param times how often the number without is that with it */
  multiplications: (cached: number, whole_: number, times: number): string =>
    `Este paso: ${whole(cached)} multiplicaciones; sin la caché, ${whole(whole_)}${times < 1.05 ? '' : ` (${times < 10 ? fixed(times, 1) : whole(Math.round(times))}\u00a0×)`}`,
  counted:
    'Productos de vectores y matrices (multiplicar y sumar). Con la caché pasa por las capas una sola fila. Sin ella pasan todas las filas del texto, y se calculan los logits de la última.',
  compute: 'Calcular de nuevo esta fila, sin la caché',
  stop: 'Detener',
  running: (rows: number): string => `Leyendo de nuevo los ${plural(rows, 'token')} en un segundo motor…`,
  failed: (error: string): string => `No se pudo calcular de nuevo la fila: ${error}`,
  again: (rows: number, passes: number): string =>
    passes === 1
      ? `Los ${plural(rows, 'token')} leídos de nuevo desde cero, de una vez, en un segundo motor:`
      : `Los ${plural(rows, 'token')} leídos de nuevo desde cero, en ${plural(passes, 'pasada')}, en un segundo motor:`,
  /** @param cached milliseconds of the last row alone, with all before it cached @param evicting the page's row saw less than all tokens */
  way: (backend: string, time: number, cached: number, difference: number, evicting: boolean): string =>
    `${backend}: ${milliseconds(time)}, con la caché ${milliseconds(cached)}. ${
      Number.isNaN(difference)
        ? 'Un logit no es un número.'
        : difference === 0
          ? 'Todos los logits son idénticos hasta el último bit.'
          : evicting
            ? `Un logit difiere hasta en ${logit(difference)}: es el efecto del desalojo.`
            : `Un logit difiere hasta en ${logit(difference)}: redondeo.`
    }`,
  noRow: 'La traza de esta fila se descartó para ahorrar memoria.',
  columns: {
    token: 'token',
    live: 'tokens guardados',
    bytes: 'bytes',
    cached: 'multiplicaciones con la caché',
    whole: 'sin ella',
  },
} as const;
