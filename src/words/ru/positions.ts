/** What the panel of positions says. Loaded with its panel. */
import { plain } from '../numbers';
import { tokenCount } from './plural';

export const positions = {
  line: (tokens: number, first: number, heads: number): string =>
    `стоки: ${tokenCount(tokens)}; токен 0 — сток для ${first} из ${heads} голов`,
  idea: 'Столбик высок там, где внимание оставляет много голов; без столбца первого токена у тех же голов могут проявиться другие привычки.',
  where:
    'A_ik — то, что строка i отдаёт токену k, n — число строк, ε = 0,3 (2410.10781). В опубликованном виде считается и сама строка k, в которой у токена 0 единица. Ближе к концу строк мало.',
  rows: 'Какие строки считать',
  counted: { published: 'как опубликовано, i ≥ k', below: 'только строки ниже, i > k' },
  drains: (epsilon: number): string => `головы, чья средняя доля на нём больше ${plain(epsilon)}`,
  like: (cosine: number): string => `слои, где он похож на токен 0: |cos| больше ${plain(cosine)}`,
  hint: 'Наведите указатель на столбик, чтобы прочесть его.',
  readout: (token: string, drains: number, heads: number, like: number | null): string =>
    `${token}: голов — ${drains} из ${heads}${like === null ? '' : `; слоёв, где похож на токен 0, — ${like}`}`,
  figure: 'Сколько голов сливает внимание в каждый токен и в скольких слоях его скрытое состояние похоже на состояние токена 0',
  tokenAxis: 'токен',
  refused: 'Сравнить более поздние токены с токеном 0 нельзя: их строки здесь не прочитать ещё раз.',
  kindsTitle: (tokens: number): string => `Виды голов, ${tokenCount(tokens)}`,
  whole: 'по A',
  withoutFirst: 'без столбца 0',
  kinds: { sink: 'первый токен', previous: 'предыдущий токен', induction: 'индукция', retrieval: 'поиск', other: 'прочие' },
  kindMeans: {
    sink: 'Средняя доля на токене 0 — наибольшая и больше 0,3.',
    previous: 'Средняя доля на предыдущем токене — наибольшая и больше 0,3.',
    induction: 'Средняя доля на том, что шло за прежними копиями токена строки, — наибольшая и больше 0,3.',
    retrieval: 'Средняя доля на прежних копиях токена, который идёт следующим, — наибольшая и больше 0,3.',
    other: 'Ни одна из этих долей не больше 0,3.',
  },
  columns: {
    token: 'токен',
    text: 'текст',
    drains: 'голов, сливающих сюда',
    share: 'доля голов',
    like: 'слоёв, где похож на токен 0',
  },
} as const;
