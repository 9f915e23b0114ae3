/** What the calculator says of the papers' own figures. */
import { fixed } from '../numbers';

export const calculatorPapers = {
  line: 'Cifras publicadas junto a las que esta página calcula a partir de la disposición de la caché',
  idea: 'Los tamaños de caché deben coincidir con los artículos hasta la última cifra impresa; los cocientes de YOCO, en parte ajustados, con un margen del 4 %.',
  where:
    'H cabezas de ancho d, G cabezas de clave/valor, L capas, n tokens, b bytes por número; M₀ es la memoria aparte de la caché. Un Transformer guarda claves y valores en cada una de sus 26 capas; YOCO, una sola vez. Los modelos de TPA tienen más cabezas que los de MHA del mismo tamaño, para igualar el número de parámetros. La figura de YOCO muestra la memoria total: sus pendientes se calculan, pero los pesos y el espacio de trabajo (12,9 y 8,4 GiB) se ajustan, porque el artículo no los da.',
  factors: 'Caché de los modelos del artículo de TPA, números por token y capa',
  factorsSource: 'Zhang et al. 2501.06425',
  once: 'Memoria de un modelo de 3B según la longitud, 16 bits',
  onceSource: 'Sun et al. 2405.05254',
  more: 'Otras cifras publicadas',
  size: 'modelo',
  printed: 'artículo',
  computed: 'aquí',
  groups: 'GQA-2',
  tokens: 'tokens',
  transformerCache: 'caché del Transformer',
  yocoCache: 'caché de YOCO',
  cacheRatio: 'cociente de cachés',
  totalRatio: 'cociente de totales, aquí',
  printedRatio: 'cociente de totales, artículo',
  transformer: 'Transformer',
  yoco: 'YOCO',
  yAxis: 'memoria, con los pesos ajustados',
  figure: 'Memoria de un Transformer de 3B y de YOCO, según la longitud del texto',
  times: (ratio: number): string => `${fixed(ratio, 2)} ×`,
  figures: {
    v2: { name: 'DeepSeek-V2, números por token (2405.04434, tabla 9)', printed: '34,6 K' },
    v3: { name: 'DeepSeek-V3, por token, 16 bits (2505.09343, tabla 1)', printed: '70,272 kB' },
    yoco65: { name: '65B, GQA-8, 8 bits, 512 Ki tokens (2405.05254)', printed: 'unos 86 GB' },
    infini: { name: 'Infini-attention, números (2404.07143, tabla 2)', printed: '1,6 M' },
    memorizing: { name: 'Memorizing Transformers, números (2404.07143, tabla 2)', printed: '183 M' },
  },
  quantity: 'cantidad',
  ratioAt: (tokensRead: string): string => `Transformer ÷ YOCO, 3B, con ${tokensRead} tokens`,
  columns: { what: 'qué', printed: 'artículo', computed: 'aquí' },
} as const;
