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
  title: 'Вероятности следующего токена',
  shows: 'Распределение следующего токена до и после настроек сэмплирования.',
  line: (index: number, entropy: string): string => `для токена ${index}, энтропия ${entropy}`,
  idea: 'Тонкие линии — до настроек сэмплирования; нажмите на токен, чтобы взять его.',
  taken: (token: string, surprisal: string): string => `Выбран ${token} (неожиданность ${surprisal}).`,
  takenCut: (token: string, surprisal: string): string =>
    `Выбран ${token} (неожиданность ${surprisal} до настроек, которые теперь его исключают).`,
  leaf: 'Следующего токена ещё нет: сделайте шаг или выберите его.',
  sharesOf: ['до', 'после'],
  rest: (count: number): string => `ещё ${whole(count)}`,
  afterSettings: 'после настроек',
  raw: 'до настроек',
  chooseOne: 'Продолжить одним из этих',
  sampling: 'Как выбирается следующий токен',
  samplingNow: ({ greedy, temperature, topK, topP, seed }: SamplingNow): string =>
    greedy
      ? 'Сэмплирование: жадно'
      : [
          `Сэмплирование: температура ${plain(temperature)}`,
          ...(topK > 0 ? [`top-k ${whole(topK)}`] : []),
          ...(topP < 1 ? [`top-p ${plain(topP)}`] : []),
          `зерно ${seed}`,
        ].join(', '),
  greedy: 'Жадно: всегда самый вероятный токен',
  temperature: 'Температура',
  temperatureHint: 'меньше 1 — острее, больше 1 — ровнее',
  topK: 'Top-k',
  topKHint: 'оставить k самых вероятных; 0 оставит все',
  topP: 'Top-p',
  topPHint: 'оставить самые вероятные, вместе дающие p; 1 оставит все',
  seed: 'Зерно',
  newSeed: 'Новое зерно',
  branches: 'Ветви отсюда',
  branchShown: (token: string): string => `${token} (показана)`,
  where:
    'z — логиты, T — температура, K — токены, оставшиеся после top-k и top-p; жадный выбор берёт наибольший. H — энтропия до настроек, s — неожиданность выбранного токена: обе в битах, 1 бит — это одна честная монета.',
  columns: {
    rank: 'место',
    token: 'токен',
    id: 'id',
    probability: 'после настроек',
    raw: 'до настроек',
    surprisal: 'неожиданность (биты)',
    taken: 'выбран',
  },
  yes: 'да',
} as const;
