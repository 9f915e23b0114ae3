/** What the panel of gates says. Loaded with its panel. */
import { fixed } from '../numbers';

export const gate = {
  number: (open: number): string => fixed(open, 2),
  /** The gate that the model has learned. */
  own: (learned: number): string => `propia ${fixed(learned, 2)}`,
  line: (head: string, open: number, sink: string): string => `${head} está abierta ${fixed(open, 2)}; su sumidero: ${sink}`,
  none: (layer: number): string => `la capa ${layer} no tiene softmax sobre tokens: ningún sumidero puede cerrar sus cabezas`,
  instead: 'Solo un softmax sobre tokens tiene que repartir toda su atención; solo ahí un sumidero es una compuerta.',
  sink: (from: number, to: number, logit: boolean): string =>
    [...(logit ? ['el logit adicional'] : []), to - from === 1 ? `el token ${from}` : `los tokens ${from} a ${to - 1}`].join(
      ' y ',
    ),
  idea: 'Lo que una cabeza da al sumidero se lo quita a lo demás; si la barra roja es corta, este aporta poco y solo cierra.',
  where:
    'S contiene las claves del sumidero: el token 0, los tokens fijados o un logit adicional, cuya parte es lo que le falta a una fila para llegar a 1 y cuyo valor es nada. õ es el mismo softmax sobre las demás claves. LSE es ln Σ exp. Con un logit aprendido b, la compuerta es σ(LSE s − b) (2602.01203, gpt-oss).',
  heads: (layer: number, row: string): string => `Cabezas de la capa ${layer}, ${row}`,
  head: 'cabeza',
  open: 'abierta',
  row: 'su fila',
  parts: '‖Σ α v‖ del sumidero, ‖g õ‖ del resto',
  lengths: (sink: number, rest: number): string => `del sumidero ${fixed(sink, 3)}, del resto ${fixed(rest, 3)}`,
  rowFigure: (head: string): string => `Lo que ${head} da a cada token en esta fila`,
  noValues: 'Esta capa no guarda valores enteros, así que no se muestra lo que aporta el sumidero.',
  strip: 'Apertura por capa y paso (media de las cabezas)',
  stripFigure: 'Compuerta media de cada capa en cada paso, oscura donde las cabezas están abiertas',
  legend: 'compuerta: 0 cerrada, 1 abierta',
  demo: 'Probar un logit aprendido',
  logit: 'logit b',
  logitHint: 'Entra en el softmax de la fila como una puntuación más cuyo valor es cero. Con 0 es softmax + 1.',
  demoSays: (head: string): string =>
    `Una demostración, calculada con las puntuaciones de ${head}: este modelo se entrenó sin ese logit y no se ejecuta con él.`,
  columns: { layer: 'capa', head: 'cabeza', open: 'compuerta g', sink: 'parte del sumidero' },
} as const;
