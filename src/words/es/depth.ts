/** What the panel of curves over the depth says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const depth = {
  line: (share: string, layer: number): string => `${share} de las cabezas de la capa ${layer} tienen sumidero`,
  idea: 'En muchos modelos las cabezas con sumidero empiezan donde el estado oculto del primer token se alarga, su valor se acorta y la entropía cae.',
  where: (epsilon: number): string =>
    `h es el flujo residual tal como lo lee una capa; v, lo que la capa guarda como valores, en todas sus cabezas. Una cabeza tiene sumidero si su parte media en el token 0 supera ${plain(epsilon)}. X tiene una fila por token; σ_j son sus valores singulares. H es 1 si todas las direcciones se usan por igual (2510.06477).`,
  upper: 'Cabezas con sumidero y entropía del flujo residual',
  lower: 'Longitud del token 0, frente a la mediana de los demás',
  share: 'con sumidero',
  entropy: 'H',
  without: 'H, sin token 0',
  hidden: '‖h₀‖ ÷ mediana',
  value: '‖v₀‖ ÷ mediana',
  layerAxis: 'capa',
  partAxis: 'parte, entropía',
  timesAxis: 'veces la mediana',
  noCause: 'Que las curvas se muevan juntas no dice que una cause otra.',
  reading: 'El flujo residual se vuelve a leer para su entropía en cuanto no haya nada más en marcha.',
  refused:
    'Sin entropía: estas filas no se pueden volver a leer, porque hay tokens que salieron de la caché o aquí no se calcula nada.',
  entropyOf: (tokens: number): string => `Entropía sobre el comienzo: ${plural(tokens, 'token')}.`,
  columns: {
    layer: 'capa',
    share: 'parte de cabezas con sumidero',
    hidden: '‖h₀‖ entre la mediana de ‖h‖, antes de la capa',
    value: '‖v₀‖ entre la mediana de ‖v‖',
    entropy: 'H, antes de la capa',
    without: 'H sin el token 0',
  },
} as const;
