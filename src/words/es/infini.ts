/** What the panel of compressive memory says. Loaded with its panel. */
import { plain } from '../numbers';
import { bytes, tokens, whole } from './amounts';

export const infini = {
  /** Words in its equation. */
  inEquation: { numbers: 'números', delta: 'delta' },
  line: (layer: number, name: string, segment: number, folded: number): string =>
    folded === 0
      ? `capa ${layer}, ${name}: lee el segmento ${segment}; la memoria aún está vacía`
      : folded === 1
        ? `capa ${layer}, ${name}: lee el segmento ${segment}; 1 token anterior está en la memoria`
        : `capa ${layer}, ${name}: lee el segmento ${segment}; ${whole(folded)} tokens anteriores están en la memoria`,
  none: (layer: number, name: string): string => `capa ${layer}: ${name}`,
  instead: (name: string): string =>
    `Esta capa (${name}) no tiene memoria compresiva. Una capa de Infini-attention atiende con exactitud dentro de su segmento actual, y vuelca cada segmento completo en una matriz por cabeza.`,
  idea: 'Los segmentos completos se suman a una memoria y se desalojan; una compuerta aprendida dice cuánto toma cada cabeza de ella.',
  where:
    'M es la memoria, z su normalizador; φ hace positivas las claves y las consultas. s es el segmento, N sus tokens. σ(β) es la compuerta de una cabeza, α sus pesos dentro del segmento. l capas, H cabezas, claves y valores de ancho d. En el primer segmento la memoria está vacía: una cabeza da solo su parte local, reducida por la compuerta.',
  gates: 'Cuánto toma cada cabeza de su memoria',
  gatesLegend: 'compuerta σ(β)',
  gateCell: (head: string, value: string, kind: string): string => `${head}: compuerta ${value}, ${kind}`,
  kinds: {
    local: 'atiende solo a su segmento',
    memory: 'lee solo la memoria',
    mixer: 'mezcla ambos',
    between: 'prefiere uno de los dos',
  },
  kindsCount: (local: number, memoryHeads: number, mixers: number, margin: number): string =>
    `De todas las cabezas, ${local} usan solo su segmento (σ(β) < ${plain(margin)}), ${memoryHeads} solo la memoria (> ${plain(1 - margin)}), ${mixers} mezclan ambos (a menos de ${plain(margin)} de ½).`,
  shares: (head: string): string => `Segmento propio y memoria, ${head}`,
  sharesFigure: (head: string): string => `Lo que cada fila de ${head} toma de su segmento y de la memoria`,
  local: 'segmento propio',
  retrieved: 'memoria',
  rowAxis: 'fila',
  shareAxis: 'parte',
  matrix: {
    title: (head: string, rows: number, columns: number): string => `La memoria de ${head}, ${rows} × ${columns}`,
    figure: (head: string): string =>
      `La memoria de ${head}: una fila por componente de clave, una columna por componente de valor`,
    legend: 'memoria M',
    readout: (row: number, column: number, value: string): string =>
      `componente ${row} de la clave, ${column} del valor: ${value}`,
    hint: 'Señale una celda para leer su número.',
    none: 'En el primer segmento la memoria está vacía.',
  },
  norms: (segment: number): string => `‖M‖ por fila, cambia cada ${segment} tokens`,
  normsFigure: 'Norma de la memoria de cada cabeza en cada fila',
  normAxis: '‖M‖',
  bytesTitle: 'Tamaño de caché de otros modelos para el mismo texto',
  bytesFigure: 'Bytes guardados, según la longitud del texto, para Infini-attention y otros tres de la misma forma',
  bytesNow: (length: number, own: number, full: number): string =>
    `Tras ${whole(length)} tokens: ${bytes(own)} de memoria, donde una caché completa ocupa ${bytes(full)}.`,
  models: {
    infini: 'Infini',
    transformerXL: 'Transformer-XL',
    memorizing: 'Memorizing',
    full: 'caché completa',
  },
  tokensAxis: 'tokens',
  bytesAxis: 'bytes',
  tokens,
  bytes,
  tableColumns: { row: 'fila', head: 'cabeza', gate: 'σ(β)', memory: 'parte de la memoria', norm: '‖M‖' },
} as const;
