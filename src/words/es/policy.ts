/** What the settings of the cache policy and of surgery say. Loaded with the panels that have them. */
import { plural } from './plural';

export const policy = {
  policy: 'Política de desalojo',
  size: 'Tamaño de caché',
  sizeHint: 'El máximo de tokens en la caché en un paso, incluidos el más reciente y los fijados.',
  pinned: 'Tokens fijados',
  pinnedHint:
    'Los tokens del principio que nunca se desalojan (sumideros de atención). Si se quita el token 0, se cuentan desde el token 1.',
  positions: 'Posiciones',
  positionKinds: { original: 'en el texto', cache: 'en la caché' },
  learnedPositions:
    'Este modelo aprendió un vector por posición, que está en cada clave guardada: las posiciones son las del texto.',
  first: 'El primer token',
  firstKinds: { kept: 'sin cambios', dropped: 'quitado', replaced: 'sustituido' },
  firstToken: {
    name: 'Token sustituto',
    replace: 'Sustituir',
    hint: 'Un token: ↵ es un salto de línea, · un espacio; pulse Enter.',
    token: (id: number, text: string): string => `token ${id}, ${text}`,
    unknown: (count: number): string =>
      `El vocabulario de este modelo no puede escribir ${count === 1 ? 'este carácter' : `${count} de estos caracteres`}.`,
    several: (pieces: readonly string[]): string =>
      `Aquí eso son ${pieces.length} tokens (${pieces.join(' | ')}); hace falta uno.`,
  },
  zeroSink: {
    can: 'Sumidero nulo: sumar 1 al denominador de cada softmax',
    already: 'Sumidero nulo: ya entrenado con un logit adicional',
    none: 'Sumidero nulo: este modelo no tiene softmax al que sumar 1',
  },
  silence: (head: string): string => `Silenciar ${head}: su salida se pone a cero`,
  silenced: (count: number): string => `(${plural(count, 'cabeza silenciada', 'cabezas silenciadas')})`,
  full: {
    differs: (index: number, full: string, own: string): string =>
      `Con todo guardado, el token ${index} sería «${full}» en vez de «${own}».`,
    same: (compared: number): string => `Con todo guardado, el texto sería hasta ahora el mismo (${plural(compared, 'token')}).`,
    sameUntil: (compared: number): string =>
      `Con todo guardado, los primeros ${plural(compared, 'token')} serían los mismos. Para los siguientes no queda ranura libre con que leer el texto por segunda vez.`,
    nothing: 'Aún no hay ningún token decodificado que pueda diferir del de la caché completa.',
    noRoom:
      'No se sabe si el texto difiere del de la caché completa: no queda ranura libre para leerlo por segunda vez, o hay capas que guardan un búfer circular o un estado.',
    failed: (error: string): string => `No se pudo leer el texto con todo guardado: ${error}`,
  },
  noReference:
    'No se decodificó nada sin los cambios, así que no hay con qué comparar. Deshaga todos los cambios, decodifique algunos tokens y aplíquelos de nuevo.',
  nothing: 'Aún no hay ningún token decodificado que pueda diferir del texto sin cambios.',
  same: (count: number): string =>
    count === 1
      ? 'Hasta ahora, el token decodificado es el mismo que sin cambios.'
      : `Hasta ahora, los ${plural(count, 'token decodificado', 'tokens decodificados')} son los mismos que sin cambios.`,
  differs: (index: number, now: string, before: string): string =>
    `Desde el token ${index} el texto difiere: aquí ${now}, sin cambios ${before}.`,
  /** What the policy costs, in the panel of its settings. */
  cost: {
    /** Of a model that keeps no single tokens. */
    withoutSlots: (bytes: string, bits: string): string =>
      `nada que desalojar: ${bytes} con cualquier política; ${bits} por token`,
    line: (live: number, length: number, bytes: string, all: string, bits: string): string =>
      bytes === all
        ? `${live} de ${plural(length, 'token')} en la caché, ${bytes}; ${bits} por token`
        : `${live} de ${plural(length, 'token')} en la caché, ${bytes} de ${all}; ${bits} por token`,
    idea: 'Una caché completa crece con cada token; una acotada se detiene en su límite, y pierde lo que los tokens desalojados habrían dicho a filas posteriores.',
    where:
      'K_t son los tokens en la caché en la fila t, E_t lo que la política desaloja tras ella, s el tamaño de la caché. b son los bytes de un token en todas las capas, c los de los estados, que no crecen.',
    kept: 'tal como se lee ahora',
    everything: 'con todo guardado',
    xAxis: 'token',
    yAxis: 'KiB en uso',
    figure: (bytes: string, all: string): string =>
      `Bytes de la caché a lo largo del texto: ahora ${bytes}, con todo guardado ${all}`,
    columns: {
      index: 'índice',
      token: 'token',
      live: 'tokens en la caché',
      bytes: 'bytes en uso',
      everything: 'bytes con todo guardado',
      bits: 'bits del token',
    },
  },
} as const;
