/** Cache policies by their kinds. Loaded with the panels that name them. */
import type { PolicyFigures, PolicyWords } from '../policy-words';
import { plural } from './plural';

/** A whole sentence for each case of pinned tokens. */
interface ByPinned {
  readonly none: string;
  readonly first: string;
  readonly firsts: string;
  /** Token 0 is removed: pinned tokens are counted from token 1. */
  readonly second: string;
  readonly fromSecond: string;
}

const byPinned = (pinned: number, dropped: boolean, said: ByPinned): string =>
  pinned === 0 ? said.none : dropped ? (pinned === 1 ? said.second : said.fromSecond) : pinned === 1 ? said.first : said.firsts;

const pinnedOf = (pinned: number): string => plural(pinned, 'fijado');

export const policies = {
  full: {
    name: 'caché completa',
    label: (): string => 'caché completa',
    explain: (): string => 'No se desaloja nada; cuando se usa la última ranura, el texto acaba.',
  },
  window: {
    name: 'ventana deslizante',
    label: ({ size, pinned, original }: PolicyFigures): string =>
      pinned === 0
        ? `ventana de ${size}`
        : original === null
          ? `${plural(pinned, 'sumidero')} + ventana de ${size - pinned}`
          : original
            ? `${plural(pinned, 'sumidero')} + ${size - pinned}, posiciones en el texto`
            : `${plural(pinned, 'sumidero')} + ${size - pinned}, posiciones en la caché`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Guarda los últimos ${plural(size, 'token')}. Cada token nuevo sustituye al más antiguo.`,
        first: `Guarda el primer token como sumidero, y los últimos ${size - pinned}: StreamingLLM.`,
        firsts: `Guarda los primeros ${pinned} tokens como sumideros, y los últimos ${size - pinned}: StreamingLLM.`,
        second: `Guarda el token 1 como sumidero, y los últimos ${size - pinned}: StreamingLLM.`,
        fromSecond: `Guarda los tokens 1 a ${pinned} como sumideros, y los últimos ${size - pinned}: StreamingLLM.`,
      }),
  },
  recompute: {
    name: 'ventana recalculada',
    label: ({ size, pinned }: PolicyFigures): string =>
      pinned === 0
        ? `ventana de ${size}, recalculada`
        : `${plural(pinned, 'sumidero')} + ventana de ${size - pinned}, recalculada`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `No guarda nada: cada paso lee de nuevo desde cero los últimos ${size} tokens. Lenta, pero es la referencia de las demás políticas.`,
        first: `No guarda nada: cada paso lee de nuevo desde cero el primer token y los últimos ${size - pinned}. Lenta, pero es la referencia de las demás políticas.`,
        firsts: `No guarda nada: cada paso lee de nuevo desde cero los primeros ${pinned} tokens y los últimos ${size - pinned}. Lenta, pero es la referencia de las demás políticas.`,
        second: `No guarda nada: cada paso lee de nuevo desde cero el token 1 y los últimos ${size - pinned}. Lenta, pero es la referencia de las demás políticas.`,
        fromSecond: `No guarda nada: cada paso lee de nuevo desde cero los tokens 1 a ${pinned} y los últimos ${size - pinned}. Lenta, pero es la referencia de las demás políticas.`,
      }),
  },
  heavy: {
    name: 'los más atendidos (H2O)',
    label: ({ size, pinned }: PolicyFigures): string => (pinned === 0 ? `H2O ${size}` : `H2O ${size}, ${pinnedOf(pinned)}`),
    explain: ({ size, pinned, recent, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Una fila se ve a sí misma, ${plural(recent, 'token anterior', 'tokens anteriores')} y ${plural(size - pinned - 1 - recent, 'otro')}. Tras cada fila desaloja el token con menos atención acumulada (media de todas las cabezas), pero nunca uno de los últimos ${recent}, incluido el de la propia fila.`,
        first: `Una fila se ve a sí misma, ${plural(recent, 'token anterior', 'tokens anteriores')}, el primer token y ${plural(size - pinned - 1 - recent, 'otro')}. Tras cada fila desaloja el token con menos atención acumulada (media de todas las cabezas), pero nunca uno de los últimos ${recent}, incluido el de la propia fila, ni uno fijado.`,
        firsts: `Una fila se ve a sí misma, ${plural(recent, 'token anterior', 'tokens anteriores')}, los primeros ${pinned} tokens y ${plural(size - pinned - 1 - recent, 'otro')}. Tras cada fila desaloja el token con menos atención acumulada (media de todas las cabezas), pero nunca uno de los últimos ${recent}, incluido el de la propia fila, ni uno fijado.`,
        second: `Una fila se ve a sí misma, ${plural(recent, 'token anterior', 'tokens anteriores')}, el token 1 y ${plural(size - pinned - 1 - recent, 'otro')}. Tras cada fila desaloja el token con menos atención acumulada (media de todas las cabezas), pero nunca uno de los últimos ${recent}, incluido el de la propia fila, ni uno fijado.`,
        fromSecond: `Una fila se ve a sí misma, ${plural(recent, 'token anterior', 'tokens anteriores')}, los tokens 1 a ${pinned} y ${plural(size - pinned - 1 - recent, 'otro')}. Tras cada fila desaloja el token con menos atención acumulada (media de todas las cabezas), pero nunca uno de los últimos ${recent}, incluido el de la propia fila, ni uno fijado.`,
      }),
  },
  tova: {
    name: 'TOVA',
    label: ({ size, pinned }: PolicyFigures): string => (pinned === 0 ? `TOVA ${size}` : `TOVA ${size}, ${pinnedOf(pinned)}`),
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Guarda ${plural(size, 'token')}. Desaloja el token que menos atención recibió de la última fila (media de todas las cabezas), sin importar su antigüedad.`,
        first: `Guarda ${plural(size, 'token')}, siempre con el primero. Desaloja el token que menos atención recibió de la última fila (media de todas las cabezas), sin importar su antigüedad.`,
        firsts: `Guarda ${plural(size, 'token')}, siempre con los primeros ${pinned}. Desaloja el token que menos atención recibió de la última fila (media de todas las cabezas), sin importar su antigüedad.`,
        second: `Guarda ${plural(size, 'token')}, siempre con el token 1. Desaloja el token que menos atención recibió de la última fila (media de todas las cabezas), sin importar su antigüedad.`,
        fromSecond: `Guarda ${plural(size, 'token')}, siempre con los tokens 1 a ${pinned}. Desaloja el token que menos atención recibió de la última fila (media de todas las cabezas), sin importar su antigüedad.`,
      }),
  },
} as const satisfies Readonly<Record<string, PolicyWords>>;
