/** What the panel of long texts says. Loaded with its panel. */
import { plural, whole } from './amounts';

export const longText = {
  /** Words in its equation. */
  inEquation: { recall: 'recuerdo', first: 'primera', again: 'otra vez' },
  line: (total: number, trained: number): string =>
    `${plural(total, 'token')} de cuentos reservados; el modelo se entrenó con textos de ${trained}`,
  idle: 'Sin ejecutar todavía',
  invite:
    'Elija políticas de desalojo y empiece. Cada una lee el mismo texto desde el principio, una tras otra, y su curva crece mientras lee.',
  idea: 'Cuanto más bajo, mejor; pocos bits con poco recuerdo significan que el modelo cuenta bien un cuento, pero ha olvidado cómo empezaba este.',
  where: (passage: number): string =>
    `p es la probabilidad del token que sigue de verdad, K_t los tokens en la caché. n es ${passage}: los primeros ${passage} tokens se leen otra vez al final, y cuenta su segunda mitad.`,
  size: 'Tamaño de caché',
  sizeHint: 'El máximo de tokens que puede guardar cada política acotada.',
  length: 'Tokens que se leen',
  lengthOf: (tokens: number): string => whole(tokens),
  choose: (most: number): string => `Políticas, ${most} como máximo`,
  start: 'Leer el texto largo',
  stop: 'Detener',
  progress: (variant: number, variants: number, name: string, tokens: number): string =>
    `${variant} de ${variants}, ${name}: ${plural(tokens, 'token leído', 'tokens leídos')}`,
  xAxis: 'tokens leídos',
  yAxis: (block: number): string => `bits por token, media de ${block}`,
  figure: (variants: number): string => `Bits por token a lo largo del texto, ${plural(variants, 'política')}`,
  tableOf: 'Los números de cada política',
  columns: {
    policy: 'política',
    tokens: 'tokens',
    from: 'desde el token',
    bits: 'bits por token',
    mean: 'bits por token más allá del tamaño de la caché',
    recall: 'recuerdo (bits)',
    milliseconds: 'últimos ms por token',
  },
} as const;
