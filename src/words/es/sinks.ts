/** What the sinks panel says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const sinks = {
  /** Words in its equation. */
  inEquation: { sinks: 'sumideros' },
  line: (share: string, epsilon: number, mean: string): string =>
    `el ${share} de las cabezas da al token 0 más de ${plain(epsilon)}; media ${mean}`,
  idea: 'Una cabeza ociosa pone su atención en un token que siempre está; compare las líneas con la de puntos, que es la atención uniforme.',
  nowhereIdea:
    'Sin softmax, una cabeza ociosa puede no mirar a nada; compare las líneas con la de puntos, que es la atención uniforme.',
  now: 'esta fila',
  mean: 'media de filas ≥ 1',
  moved: 'contribución a esta fila',
  entropy: 'entropía',
  heatNow: (row: number): string => `Parte del token 0 en la fila ${row}`,
  heatMean: (rows: number): string => `Parte del token 0, media de ${plural(rows, 'fila')} (sin la fila 0)`,
  heatMoved: (row: number): string => `Parte del token 0 en las contribuciones α·‖v‖ de la fila ${row}`,
  heatEntropy: (rows: number): string => `Entropía de cada cabeza, media de ${plural(rows, 'fila')}, en bits`,
  movedCell: (head: string, share: string): string => `${head}: el ${share} de sus contribuciones viene del token 0`,
  entropyCell: (head: string, bits: string): string => `${head}: ${bits}`,
  legendMoved: 'parte del token 0 en Σ α·‖v‖',
  legendEntropy: 'entropía de una fila, bits',
  heatCell: (head: string, share: string): string => `${head}: ${share} en el token 0`,
  lines: 'Parte del token 0, por fila y capa',
  linesFigure: 'Parte de la atención en el token 0 por fila, una línea por capa (media de sus cabezas)',
  uniform: 'atención uniforme, 1/(t + 1)',
  rowAxis: 'fila',
  shareAxis: 'parte del token 0 (· · atención uniforme, 1/(t + 1))',
  legendShare: 'parte del token 0',
  where:
    'α₀ es la media, en las filas t = 1 … n, de lo que la cabeza h de la capa l da al token 0 (Gu et al. 2410.10781, sin la fila 0); una cabeza cuenta como cabeza sumidero si supera ε = 0,3.',
  columns: {
    layer: 'capa',
    head: 'cabeza',
    now: 'esta fila',
    mean: 'media de filas ≥ 1',
    moved: 'parte de las contribuciones de esta fila',
    entropy: 'entropía media (bits)',
    isSink: 'más de ε',
  },
  yes: 'sí',
  no: 'no',
} as const;
