/** What the panel of interventions says, apart from its settings. Loaded with its panel. */
import { ofTokens } from './plural';

export const surgery = {
  inEquation: { loss: 'потери' },
  line: (bits: string, tokens: number): string => `${bits} на токен, текст из ${ofTokens(tokens)}`,
  idea: 'Видно, сколько битов стоит потеря стока.',
  where:
    's — оценки строки t до softmax, α — её веса. С 1 в знаменателе голова может отдать не всё; без неё сумма весов строки равна 1. Потери — среднее по токенам текста после первого: сколько битов занял каждый при известных прежних.',
  columns: {
    index: 'номер',
    token: 'токен',
    bits: 'биты токена',
    unchanged: 'токен без изменений',
  },
} as const;
