/** What the cache calculator says. Loaded with its panel, so that the first picture need not wait for it. */
import { bytes, length, plural, significant, tokens, whole } from './amounts';
import { calculatorPapers } from './calculator-papers';

type Field =
  | 'layers'
  | 'heads'
  | 'keyValueHeads'
  | 'headWidth'
  | 'window'
  | 'latentWidth'
  | 'rotaryWidth'
  | 'millions'
  | 'wholeEvery';

const fields: Readonly<Record<Field, string>> = {
  layers: 'Capas',
  heads: 'Cabezas',
  keyValueHeads: 'Cabezas clave/valor',
  headWidth: 'Ancho de cabeza',
  window: 'Ventana',
  latentWidth: 'Ancho latente',
  rotaryWidth: 'Ancho clave rotatoria',
  millions: 'Parámetros, millones',
  wholeEvery: 'Capas completas, una de',
};

/** The subject that begins a sentence about a field. */
const subjects: Readonly<Record<Field, string>> = {
  layers: 'El número de capas',
  heads: 'El número de cabezas',
  keyValueHeads: 'El número de cabezas de clave/valor',
  headWidth: 'El ancho de una cabeza',
  window: 'El tamaño de la ventana',
  latentWidth: 'El ancho del vector latente',
  rotaryWidth: 'El ancho de la clave rotatoria',
  millions: 'El número de parámetros',
  wholeEvery: 'El número de capas por cada capa completa',
};

interface Card {
  readonly name: string;
  readonly sold: number;
  readonly mebibytes: number;
}

const cardInWords = ({ name, sold, mebibytes }: Card): string =>
  `${name}, vendida con ${sold} GB, ${whole(mebibytes)} MiB (${bytes(mebibytes * 2 ** 20)})`;

const parametersOf = (count: number): string =>
  `${count < 1e9 ? `${significant(count / 1e6)} millones` : `${significant(count / 1e9)} mil millones`} de parámetros`;

const keyValueHeadsOf = (count: number): string => plural(count, 'cabeza de clave/valor', 'cabezas de clave/valor');

const grows = (perToken: number, ceiling: number): string =>
  perToken === 0
    ? `guarda como máximo ${bytes(ceiling)}, con cualquier longitud`
    : `guarda ${plural(perToken, 'byte')} por token${ceiling === 0 ? '' : `, más ${bytes(ceiling)} como máximo`}`;

const mechanisms = {
  mha: () => 'MHA',
  gqa: (groups: number | null) => `GQA-${groups}`,
  mqa: () => 'MQA',
  mla: () => 'MLA',
  'tpa-2': () => 'TPA, rangos 2 + 2',
  'tpa-1': () => 'TPA, rangos 1 + 1',
  window: () => 'ventana',
  sinks: () => '4 sumideros + ventana',
  'yoco-window': () => 'YOCO, ventana',
  'yoco-retention': () => 'YOCO, retención con compuerta',
  retention: () => 'retención',
  linear: () => 'atención lineal',
  infini: () => 'Infini-attention',
};

export const calculator = {
  /** Words in its equation. */
  inEquation: { perToken: 'por token', constant: 'constante' },
  bytes,
  bytesExact: (count: number): string => plural(count, 'byte'),
  tokens,
  length,
  whole,
  view: 'Se muestra',
  views: { context: 'bytes según el contexto', rank: 'cuándo compensa TPA', papers: 'cifras de los artículos' },
  shape: 'Forma del modelo',
  typed: 'una forma propia',
  typedName: 'Forma propia',
  fields,
  fieldHints: {
    window: '0: todas las capas tienen la caché completa',
    latentWidth: '0: claves y valores, sin vector latente (MLA)',
    rotaryWidth: 'Solo MLA: la clave que comparten todas las cabezas',
    millions: '0: se desconoce',
    wholeEvery: 'Con ventana: 2 da la caché completa a una capa de cada dos, 6 a una de cada seis; 0: a ninguna',
  } as Readonly<Partial<Record<Field, string>>>,
  typedLegend: 'Una forma propia',
  source: (source: string): string => `Fuente: ${source}.`,
  describe: (layers: number, heads: number, headWidth: number, keyValueHeads: number | null): string =>
    `${plural(layers, 'capa')}, ${plural(heads, 'cabeza')} de ancho ${headWidth}${
      keyValueHeads === null ? '' : `, ${keyValueHeadsOf(keyValueHeads)}`
    }`,
  /** A shape in one sentence. @param kinds what its layers keep, where they keep different things @param parameters null where they are not stated */
  shapeText: (size: string, kinds: readonly string[], parameters: number | null): string =>
    `${[size, ...kinds, ...(parameters === null ? [] : [parametersOf(parameters)])].join('; ')}.`,
  kinds: {
    softmax: (count: number, most: number | null): string =>
      most === null ? `${count} con la caché completa` : `${count} con una ventana de ${whole(most)}`,
    latent: (count: number, latent: number, rotary: number): string => `${count} con un vector latente de ${latent} + ${rotary}`,
    'tensor-product': (count: number, keyRank: number, valueRank: number): string =>
      `${count} con factores de rangos ${keyRank} + ${valueRank}`,
    state: (count: number): string => `${count} con un estado de tamaño constante`,
    cross: (count: number): string => `${count} que ${count === 1 ? 'lee' : 'leen'} la caché compartida`,
  },
  context: 'Contexto, tokens',
  presets: 'Contextos habituales',
  batch: 'Lote, textos',
  window: 'Ventana para comparar, tokens',
  windowHint: 'La ventana de los mecanismos que tienen una; un modelo publicado conserva la suya.',
  bits: 'Precisión de la caché',
  bitsOf: { 32: '32 bits', 16: '16 bits', 8: '8 bits', 4: '4 bits' },
  weights: 'Pesos',
  weightsOf: { out: 'sin contar', 16: '16 bits', 8: '8 bits', 4: '4 bits' },
  scale: 'Ejes',
  scales: { log: 'logarítmicos', linear: 'lineales' },
  problem: {
    whole: (field: Field): string => `${subjects[field]} debe ser entero.`,
    few: (field: Field, value: number): string =>
      value < 0
        ? `${subjects[field]} no puede ser menor que 0.`
        : `${subjects[field]} no puede ser ${value}: un modelo tiene al menos 1.`,
    many: (field: Field, value: number): string =>
      `${subjects[field]} no puede ser ${whole(value)}: es más de lo que admite esta calculadora.`,
    groups: (heads: number, keyValueHeads: number): string =>
      `${plural(heads, 'cabeza')} no pueden compartir ${keyValueHeadsOf(keyValueHeads)}: el número de cabezas debe ser múltiplo suyo, para que cada cabeza de clave/valor sirva al mismo número de ellas.`,
    rotary: (width: number): string =>
      `Una clave rotatoria compartida de ancho ${width} necesita un vector latente: dé también un ancho al vector latente, o ponga la clave rotatoria a 0.`,
  },
  noBill: 'Elija primero una forma de modelo',
  openShape: (name: string): string => `${name} (abierto aquí)`,
  noOpenShape: (name: string): string =>
    `${name} tiene capas con las que la calculadora no calcula: admite atención softmax con las mismas cabezas en todas las capas. Elija otra forma.`,
  noShape: (id: string): string => `Aquí no hay ninguna forma publicada «${id}». Elija una de la lista.`,
  line: (
    name: string,
    { perToken, ceiling }: { readonly perToken: number; readonly ceiling: number },
    total: string,
    context: number,
    isCut: boolean,
    batch: number,
    bits: number,
    weights: string | null,
  ): string =>
    `${name} ${grows(perToken, ceiling)}: ${total} con ${
      batch > 1 ? `${plural(batch, 'texto')} de ${plural(context, 'token')} cada uno` : plural(context, 'token')
    }${isCut ? ', donde acaba su contexto' : ''}, ${bits} bits por número, ${
      weights === null ? 'sin contar los pesos' : `contando los pesos (${weights})`
    }`,
  idea: 'Menos cabezas o factores bajan una línea; solo una ventana, un estado o una caché compartida cambian cómo crece.',
  where:
    'B textos de n tokens, b bytes por número, ℓ la capa; a es un array que esta guarda, |a| los números que contiene, w los tokens de una ventana (∞ si no la hay). MHA, GQA y MQA guardan 2 G d; MLA, d_c + d_R (los del propio modelo; si no, 4 d + d/2, como DeepSeek-V2); TPA, (R_K + R_V)(H + d); YOCO, 2 G d una vez para todas las capas; la retención, H d²; la atención lineal, H d (d + 1), e Infini-attention lo mismo más un segmento de 2048. G es el del propio modelo, o H si no lo tiene; GQA tiene entonces 8. Un GB son 10⁹ bytes, salvo en el nombre de una tarjeta; las escalas de los números cuantizados no se cuentan.',
  mechanisms,
  asItIs: (name: string): string => `${name}, tal como se publicó`,
  draw: (name: string): string => `Mostrar ${name}`,
  tableName: 'Lo que guarda cada mecanismo, y el contexto más largo que cabe',
  columns: {
    mechanism: 'mecanismo',
    perToken: 'por token',
    ceiling: 'más hasta',
    total: (context: string, batch: number): string => `con ${context}${batch > 1 ? ` × ${batch}` : ''}`,
    fits: 'contexto más largo, tokens, en',
    perTokenBytes: 'por token (bytes)',
    ceilingBytes: 'más hasta (bytes)',
    totalBytes: (context: number, batch: number): string => `${context} tokens × ${batch} (bytes)`,
    fitsIn: (card: Card): string => `contexto más largo en ${card.name}, ${whole(card.mebibytes)} MiB (tokens)`,
    reach: 'contexto de entrenamiento (tokens)',
  },
  nothing: '–',
  any: 'todos',
  never: 'nada',
  anyLength: 'cualquier longitud',
  sold: (gigabytes: number): string => `${gigabytes} GB`,
  card: cardInWords,
  cardsNote: (all: readonly Card[]): string =>
    `Memoria según la indica el controlador de cada tarjeta: ${all.map(cardInWords).join('; ')}.`,
  totalAt: (total: number, end: number | null): string => (end === null ? bytes(total) : `${bytes(total)} con ${tokens(end)}`),
  reachNote: (name: string, context: { readonly tokens: number; readonly source: string }, asked: number): string =>
    `${asked > context.tokens ? `${name} no admite ${plural(asked, 'token')}: su contexto acaba en ${whole(context.tokens)}` : `${name} tiene un contexto de ${plural(context.tokens, 'token')}`} (${context.source}). Su línea y su fila acaban ahí, aunque en una tarjeta quepa más. Las demás líneas son modelos hipotéticos sin ese límite.`,
  fitsNote: (weights: string | null): string =>
    weights === null
      ? 'Aquí solo cuenta la caché: los pesos se omiten.'
      : `La caché debe caber junto a unos pesos de ${weights}; «nada» significa que los pesos o el primer token ya son demasiado grandes por sí solos.`,
  noWeights: 'Se desconoce el número de parámetros de esta forma, así que sus pesos no se pueden contar.',
  xAxis: 'tokens',
  yAxis: 'memoria',
  figure: (name: string, lines: number): string =>
    `Tamaño de la caché según el contexto para la forma de ${name}, ${plural(lines, 'línea')}; las flechas mueven el contexto, Enter lo fija`,
  rank: {
    sentence: (
      heads: number,
      width: number,
      factors: number,
      others: readonly { readonly name: string; readonly numbers: number }[],
    ): string =>
      `Con ${plural(heads, 'cabeza')} de ancho ${width}, TPA de rangos 2 + 2 guarda ${whole(factors)} números por token y capa; ${others
        .map(({ name, numbers }) => `${name}, ${whole(numbers)}`)
        .join('; ')}: ${verdict(factors, others)}`,
    idea: 'Por debajo de una curva, TPA con ese R_K + R_V guarda menos que el mecanismo indicado; donde la curva queda bajo un nivel discontinuo, más.',
    where:
      'R_K y R_V son los rangos de clave y valor, H las cabezas, d el ancho de una cabeza, G las cabezas de clave/valor con las que se compara TPA (1 en MQA, H en MHA). La curva de MQA nunca llega a 2, así que TPA nunca es tan pequeño como MQA; su ventaja es una clave y un valor distintos para cada cabeza.',
    against: (groups: number): string => (groups === 1 ? 'MQA' : `GQA-${groups}`),
    mha: 'MHA',
    level: (rank: number): string => `rangos ${rank} + ${rank}`,
    xAxis: 'cabezas H',
    yAxis: (width: number): string => `R_K + R_V con que TPA guarda lo mismo, d = ${width}`,
    figure: (width: number): string => `Rango de equilibrio de TPA según el número de cabezas, cabezas de ancho ${width}`,
    columns: { heads: 'cabezas' },
    name: 'mecanismo',
    numbers: 'números por token y capa',
    rank: 'TPA lo iguala con R_K + R_V',
  },
  papers: calculatorPapers,
} as const;

/** Which of the others TPA keeps more than, as much as, less than. */
function verdict(factors: number, others: readonly { readonly name: string; readonly numbers: number }[]): string {
  const list = (names: readonly string[]): string =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} y ${names.at(-1)}`;
  const below = others.filter(({ numbers }) => numbers > factors).map(({ name }) => name);
  const above = others.filter(({ numbers }) => numbers < factors).map(({ name }) => name);
  const equal = others.filter(({ numbers }) => numbers === factors).map(({ name }) => name);
  const parts = [
    ...(above.length > 0 ? [`más que ${list(above)}`] : []),
    ...(equal.length > 0 ? [`lo mismo que ${list(equal)}`] : []),
    ...(below.length > 0 ? [`menos que ${list(below)}`] : []),
  ];
  return `${parts.join(', ')}.`;
}
