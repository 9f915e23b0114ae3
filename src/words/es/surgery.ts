/** What the panel of interventions says, apart from its settings. Loaded with its panel. */
import { plural } from './plural';

export const surgery = {
  /** Words in its equation. */
  inEquation: { loss: 'pérdida' },
  line: (bits: string, tokens: number): string => `${bits} por token en ${plural(tokens, 'token')} de texto`,
  idea: 'Vea cuánto cuesta, en bits, quitar el sumidero.',
  where:
    's son las puntuaciones de la fila t antes del softmax, α sus pesos. Con un 1 en el denominador una cabeza puede no darlo todo; sin él los pesos de una fila suman 1. La pérdida es la media sobre los tokens del texto tras el primero: cuántos bits costó cada uno, dados los anteriores.',
  columns: {
    index: 'índice',
    token: 'token',
    bits: 'bits del token',
    unchanged: 'token sin cambios',
  },
} as const;
