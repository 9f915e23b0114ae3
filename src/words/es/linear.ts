/** What the panel of linear attention says. Loaded with its panel. */
import { fixed, plain, roundedToSignificant } from '../numbers';
import { plural } from './amounts';

export const linear = {
  /** Words in its equation. */
  inEquation: { groups: 'por grupos:', convolution: 'convolución:' },
  line: (layer: number, name: string, exact: number, summed: number): string =>
    exact === 0
      ? `capa ${layer}, ${name}: esta fila lee ${plural(summed, 'token')} como una sola suma`
      : `capa ${layer}, ${name}: esta fila lee ${plural(exact, 'token')} uno por uno y ${plural(summed, 'token')} como una sola suma`,
  none: (layer: number, name: string): string => `capa ${layer}: ${name}`,
  instead: (name: string): string =>
    `Esta capa (${name}) tiene un softmax sobre tokens sueltos. La atención lineal lo sustituye por una función positiva y sencilla de consultas y claves, de modo que el pasado se suma una vez y se lee como una matriz.`,
  idea: 'Claves y valores se suman en una matriz, así que leerla cuesta lo mismo con cualquier longitud; lo que se pierde es nitidez.',
  where:
    'q, k, v son consultas, claves (rotadas según la posición) y valores; S es el estado, z su suma de claves; u es el grupo de un token; a son sus pesos exactos dentro de él, α un peso aprendido por cabeza; c son los κ coeficientes de la convolución; los que miran por delante del token se enmascaran.',
  feature: 'El mapa de características φ, que hace positivas las consultas y las claves',
  featureFigure: 'El mapa de características φ de un número',
  featureName: 'φ',
  featureX: 'x',
  featureY: 'φ(x)',
  reads: 'Lo que lee esta fila',
  group: 'Grupo',
  groupText: (number: number, place: number, size: number): string => `${number}, token ${place} de ${size}`,
  exact: 'Token por token',
  summed: 'Como una suma',
  tokensText: (count: number, from: number): string => (count === 0 ? 'ninguno' : `${plural(count, 'token')}, desde el ${from}`),
  state: {
    title: (head: string, rows: number, columns: number): string => `El estado de ${head}, ${rows} × ${columns}`,
    figure: (head: string): string =>
      `El estado de ${head}: una fila por componente de clave, una columna por componente de valor`,
    legend: 'estado S',
    readout: (row: number, column: number, value: string): string =>
      `componente ${row} de la clave, ${column} del valor: ${value}`,
    hint: 'Señale una celda para leer su número.',
    none: 'El estado aún está vacío.',
  },
  norms: '‖S‖ por fila',
  normsFigure: 'Norma del estado de cada cabeza en cada fila',
  normAxis: '‖S‖',
  taps: (kernel: number): string => `Los ${kernel} coeficientes de la convolución`,
  tapsFigure: 'El coeficiente de la convolución de cada cabeza según la distancia al token',
  tap: (tap: number): string => plain(roundedToSignificant(tap, 3)),
  tapsX: 'distancia al token',
  tapsY: 'coeficiente',
  masked: 'Los coeficientes por delante del token se enmascaran, tanto en el entrenamiento como aquí.',
  leaky:
    'En el entrenamiento este modelo vio los tokens a la derecha del 0. Cuando genera texto aún no existen, así que esos coeficientes se eliminan.',
  noTaps: 'Esta capa no tiene convolución.',
  leak: 'La fuga: un modelo entrenado viendo lo que sigue',
  teacherForced: 'Pérdida en el entrenamiento, viendo lo que sigue',
  decoded: 'Pérdida al decodificar token por token',
  nats: (value: number): string => `${fixed(value, 3)} nats por token`,
  curves: 'Ambas pérdidas durante el entrenamiento',
  curvesFigure: 'Pérdida en texto reservado por paso de entrenamiento, viendo lo que sigue y token por token',
  asTrained: 'viendo lo que sigue',
  asDecoded: 'token por token',
  stepAxis: 'paso de entrenamiento',
  lossAxis: 'nats por token',
  step: (step: number): string => (step >= 1000 ? `${plain(step / 1000)}k` : `${step}`),
  loss: (value: number): string => fixed(value, 1),
  sample: 'Lo que escribe',
  tableColumns: { head: 'cabeza', row: 'fila', norm: '‖S‖' },
} as const;
