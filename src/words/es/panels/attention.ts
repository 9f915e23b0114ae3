/** What the attention matrix says. */
import { plural } from '../plural';

export const attention = {
  name: 'Esta cabeza',
  title: 'Adónde mira esta cabeza',
  shows: 'Los pesos de atención de una cabeza: una fila por consulta, una columna por clave.',
  line: (head: string, row: string): string => `${head}, ${row}`,
  /** By what the layer's weights are. */
  ideas: {
    shares:
      'Cada fila es un token que mira; cada columna, uno que ve; una fila suma 1, así que hasta una cabeza ociosa debe mirar a alguna parte.',
    extraLogit:
      'Cada fila es un token que mira; cada columna, uno que ve; un logit adicional toma el resto hasta 1, así que una cabeza ociosa puede no mirar a nada.',
    memory:
      'Cada fila es un token que mira; cada columna, uno que ve; el resto hasta 1 se lee de una memoria de segmentos anteriores.',
    unnormalised:
      'Cada fila es un token que mira; cada columna, uno que ve; no hay softmax, así que una fila puede sumar cualquier cosa, incluso nada.',
    signed:
      'Cada fila es un token que mira; cada columna, uno que ve; no hay softmax, así que los pesos se deducen del estado que se guarda.',
    none: 'Las filas son tokens que miran; las columnas, lo que miran; pero esta capa no tiene pesos por token.',
  },
  weighting: 'Se muestra',
  signs: 'Pesos',
  signChoices: { share: 'parte según magnitud', signed: 'con signo' },
  legendSigned: 'peso w que implica el estado',
  legendSignedMoved: 'contribución w·‖v‖ (peso × longitud del valor)',
  readoutSignedMoved: (row: string, column: string, value: string): string => `${row} → ${column}: w·‖v‖ ${value}`,
  share: 'pesos α',
  moved: 'contribución α·‖v‖',
  signedShare: 'pesos w',
  signedMoved: 'contribución w·‖v‖',
  form: 'Dibujo',
  matrix: 'matriz',
  arcs: 'arcos',
  arcsNote: (drawn: number, all: number, part: number): string =>
    `Se muestran los ${drawn} arcos más fuertes de ${all}; llevan el ${Math.round(100 * part)} % de la fila.`,
  stretch: 'Escala de color',
  stretches: { linear: 'lineal', sqrt: 'raíz cuadrada', log: 'logarítmica' },
  legendShare: 'peso de atención α',
  /** The column with a hue of its own. */
  sinkColumn: 'token 0',
  /** With the colour scale. */
  legends: {
    share: {
      linear: 'peso de atención α (lineal)',
      sqrt: 'peso de atención α (raíz cuadrada)',
      log: 'peso de atención α (logarítmica)',
    },
    moved: {
      linear: 'contribución α·‖v‖ (peso × longitud del valor) (lineal)',
      sqrt: 'contribución α·‖v‖ (peso × longitud del valor) (raíz cuadrada)',
      log: 'contribución α·‖v‖ (peso × longitud del valor) (logarítmica)',
    },
  },
  readout: (row: string, column: string, value: string): string => `${row} → ${column}: ${value}`,
  readoutMoved: (row: string, column: string, value: string): string => `${row} → ${column}: α·‖v‖ ${value}`,
  strongest: (row: string, column: string, value: string): string => `la ${row} mira sobre todo a la ${column}: ${value}`,
  rows: 'consulta: quién mira',
  columnsAxis: 'clave: a qué se mira',
  figure: (head: string, rows: number): string =>
    `Atención de ${head}: ${plural(rows, 'fila de consulta', 'filas de consulta')} por ${plural(rows, 'columna de clave', 'columnas de clave')}`,
  columns: { row: 'fila', query: 'consulta', column: 'columna', key: 'clave', alpha: 'α', moved: 'α·‖v‖', signed: 'w' },
} as const;
