/** What the panel of the next token says. */
import { plain, count as whole } from '../../numbers';

interface SamplingNow {
  readonly greedy: boolean;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly seed: number;
}

export const nextToken = {
  title: 'Probabilidades del próximo token',
  shows: 'La distribución del próximo token, antes y después de los ajustes de muestreo.',
  line: (index: number, entropy: string): string => `para el token ${index}, entropía ${entropy}`,
  idea: 'Las líneas finas son las probabilidades antes de los ajustes; pulse un token para elegirlo.',
  taken: (token: string, surprisal: string): string => `Muestreado: ${token} (sorpresa ${surprisal}).`,
  takenCut: (token: string, surprisal: string): string =>
    `Muestreado: ${token} (sorpresa ${surprisal} antes de los ajustes, que ahora lo excluyen).`,
  leaf: 'Aún no hay próximo token: avance o elija uno.',
  /** Over the two columns of numbers. */
  sharesOf: ['antes', 'después'],
  rest: (count: number): string => (count === 1 ? '1 más' : `otros ${whole(count)}`),
  afterSettings: 'tras los ajustes',
  raw: 'antes de los ajustes',
  chooseOne: 'Continuar con uno de estos',
  sampling: 'Cómo se muestrea el próximo token',
  /** Cuts that cut nothing are left out. */
  samplingNow: ({ greedy, temperature, topK, topP, seed }: SamplingNow): string =>
    greedy
      ? 'Muestreo: voraz'
      : [
          `Muestreo: temperatura ${plain(temperature)}`,
          ...(topK > 0 ? [`top-k ${whole(topK)}`] : []),
          ...(topP < 1 ? [`top-p ${plain(topP)}`] : []),
          `semilla ${seed}`,
        ].join(', '),
  greedy: 'Voraz: siempre el token más probable',
  temperature: 'Temperatura',
  temperatureHint: 'menos de 1 concentra, más de 1 aplana',
  topK: 'Top-k',
  topKHint: 'deja los k más probables; 0 los deja todos',
  topP: 'Top-p',
  topPHint: 'deja los más probables que juntos llegan a p; 1 los deja todos',
  seed: 'Semilla',
  newSeed: 'Nueva semilla',
  branches: 'Ramas desde aquí',
  branchShown: (token: string): string => `${token} (la actual)`,
  where:
    'z son los logits, T la temperatura, K los tokens que dejan top-k y top-p; el muestreo voraz toma el mayor. H es la entropía antes de los ajustes, s la sorpresa del token muestreado: ambas en bits, así que 1 bit es una moneda equilibrada.',
  columns: {
    rank: 'puesto',
    token: 'token',
    id: 'id',
    probability: 'tras los ajustes',
    raw: 'antes de los ajustes',
    surprisal: 'sorpresa (bits)',
    taken: 'muestreado',
  },
  yes: 'sí',
} as const;
