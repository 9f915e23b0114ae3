/** What the panel of training says. Loaded with its panel. */
import { fixed } from '../numbers';
import { plural, whole } from './amounts';

interface Switches {
  readonly weighting: 'softmax' | 'softmax-one' | 'sink-logit' | 'relu';
  readonly gate: boolean;
  readonly mlp: boolean;
  readonly start: boolean;
  readonly seed: number;
}

const weightings = { softmax: 'softmax', 'softmax-one': 'softmax + 1', 'sink-logit': 'logit sumidero', relu: 'ReLU' } as const;

const named = ({ weighting, gate, mlp, start }: Switches): string =>
  [weightings[weighting], ...(gate ? ['compuerta'] : []), ...(mlp ? ['MLP'] : []), ...(start ? [] : ['sin token inicial'])].join(
    ', ',
  );

const time = (seconds: number): string =>
  seconds < 90 ? `${whole(Math.max(1, Math.round(seconds)))} s` : `${whole(Math.round(seconds / 60))} min`;

export const training = {
  line: {
    idle: (steps: number, batch: number): string =>
      `Una cabeza de atención aprende a copiar: ${plural(steps, 'paso')} de ${plural(batch, 'texto')} de 128 tokens`,
    run: (of: Switches, step: number, steps: number): string =>
      `${named(of)}, semilla ${of.seed}: paso ${whole(step)} de ${whole(steps)}`,
  },
  ideas: {
    softmax:
      'Tras casi todos los tokens no hay nada que copiar, y aun así los pesos deben sumar 1: vea adónde van y qué pasa con el primer valor.',
    'softmax-one': 'Con 1 en el denominador, una cabeza puede no mirar a nada: ¿va algo todavía al primer token?',
    'sink-logit': 'Un logit aprendido toma lo que la cabeza no necesita: ¿va algo todavía al primer token?',
    relu: 'Aquí los pesos no tienen que sumar 1, así que una cabeza puede no mirar a nada: ¿va algo todavía al primer token?',
  },
  where:
    'R son las filas desde la 48 de ocho textos con los que no se entrena: las de un disparador (t, n, s) o todas las demás. α es el peso de la cabeza, v el valor de un token, p la probabilidad que da el modelo al token que sigue. La tarea Bigram–Backcopy es la de 2410.13835: tras un disparador se repite el token anterior a él; si no, una tabla de bigramas dice qué es probable.',
  inEquation: { share: 'parte', loss: 'pérdida' },
  weighting: 'Pesos',
  weightings,
  parts: { gate: 'compuerta de salida', mlp: 'MLP', 'no-start': 'sin token inicial' },
  partHints: {
    gate: 'Lo que mezcla la cabeza se multiplica por sigmoid(w · x).',
    mlp: 'Una SwiGLU de 128 unidades tras la atención.',
    'no-start': 'Los textos se cortan de otros más largos en cualquier punto, así que ninguno empieza con ⟨bos⟩.',
  },
  seed: 'Semilla',
  steps: 'Pasos',
  train: 'Entrenar',
  goOn: 'Seguir',
  again: 'Entrenar de nuevo',
  pause: 'Pausar',
  step: 'Un paso',
  stop: 'Detener',
  open: 'Abrir como modelo',
  openHint: (step: number): string => `Abre los pesos tras el paso ${whole(step)}, con todos los paneles.`,
  status: {
    idle: 'Pulse Entrenar. Sigue mientras usted mira otras vistas.',
    starting: 'Empezando',
    paused: 'En pausa',
    done: 'Terminado',
    stopped: 'Detenido',
    left: (seconds: number): string => `quedan ${time(seconds)}`,
  },
  pace: {
    cpu: (perStep: number): string => `en la CPU, que es más lenta: ${fixed(perStep, 0)} ms por paso`,
    software: (perStep: number): string => `en una GPU que calcula la CPU, más lenta: ${fixed(perStep, 0)} ms por paso`,
    webgpu: (perStep: number): string => `en la GPU: ${fixed(perStep, 1)} ms por paso`,
  },
  failed: (message: string): string => `El entrenamiento se detuvo: ${message}`,
  look: 'Paso visto',
  lookHint: 'Recorra lo que se registró durante el entrenamiento.',
  loss: 'pérdida, nats por token',
  shareTitle: 'peso medio en el primer token',
  ratioTitle: '‖v₀‖ ÷ ‖v‖ media de los demás',
  curves: {
    trained: 'entrenamiento',
    held: 'textos aparte',
    ordinary: 'en los demás',
    trigger: 'en t, n, s',
    ratio: 'este',
    before: 'anterior',
  },
  stepAxis: 'paso',
  figures: {
    loss: 'pérdida en textos aparte',
    ordinary: 'peso en el primer token',
    trigger: 'lo mismo en t, n, s',
    ratio: '‖v₀‖ ÷ ‖v‖ media',
  },
  percent: (share: number): string => `${fixed(100 * share, 1)} %`,
  number: (value: number): string => fixed(value, 3),
  matrix: (step: number): string => `Adónde mira la cabeza tras el paso ${whole(step)}`,
  rows: 'token que mira',
  columns: 'token mirado',
  cell: (row: string, column: string, share: string): string => `${row} mira a ${column}: ${share}`,
  legend: 'peso',
  sinkColumn: 'primer token',
  nothing: 'Todavía no se ha entrenado nada: aquí se dibujarán las curvas y los pesos de la cabeza mientras aprende.',
  nothingTrained: 'Todavía no se ha entrenado nada. Pulse antes Entrenar.',
  modelName: (of: Switches, step: number): string => `Entrenado aquí: ${named(of)}, semilla ${of.seed}, paso ${step}`,
  trainedHere: 'esta página',
  family: 'Bigram–Backcopy',
  tableColumns: {
    step: 'paso',
    loss: 'pérdida en textos aparte',
    ordinary: 'peso en el primer token',
    trigger: 'peso en el primer token en los disparadores',
    ratio: 'cociente de normas de valores',
  },
} as const;
