/** Cache policies by their kinds. Loaded with the panels that name them. */
import type { PolicyFigures, PolicyWords } from '../policy-words';
import { sinkCount, tokenCount } from './plural';

/** A whole sentence for each case of pinned tokens. */
interface ByPinned {
  readonly none: string;
  readonly first: string;
  readonly firsts: string;
  /** Token 0 is removed: pinned tokens are counted from token 1. */
  readonly second: string;
  readonly fromSecond: string;
}

const byPinned = (pinned: number, dropped: boolean, said: ByPinned): string =>
  pinned === 0 ? said.none : dropped ? (pinned === 1 ? said.second : said.fromSecond) : pinned === 1 ? said.first : said.firsts;

const slow = 'Медленно, но это точка отсчёта для остальных политик.';
const heavy = (recent: number, orPinned: string): string =>
  `После каждой строки вытесняется токен, получивший пока меньше всего внимания (среднее по всем головам), но никогда — один из последних ${recent}, считая токен самой строки${orPinned}.`;
const leastLooked =
  'Вытесняется токен, на который последняя строка обратила меньше всего внимания (среднее по всем головам), независимо от возраста.';
const others = (count: number): string => `ещё ${tokenCount(count)}`;

export const policies = {
  full: {
    name: 'полный кэш',
    label: (): string => 'полный кэш',
    explain: (): string => 'Ничего не вытесняется; когда занята последняя ячейка, текст заканчивается.',
  },
  window: {
    name: 'скользящее окно',
    label: ({ size, pinned, original }: PolicyFigures): string =>
      pinned === 0
        ? `окно ${size}`
        : original === null
          ? `${sinkCount(pinned)} + окно ${size - pinned}`
          : original
            ? `${sinkCount(pinned)} + ${size - pinned}, позиции в тексте`
            : `${sinkCount(pinned)} + ${size - pinned}, позиции в кэше`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Хранит последние токены (${size}). Каждый новый токен занимает место старейшего.`,
        first: `Хранит первый токен как сток и последние ${size - pinned}: StreamingLLM.`,
        firsts: `Хранит первые ${tokenCount(pinned)} как стоки и последние ${size - pinned}: StreamingLLM.`,
        second: `Хранит токен 1 как сток и последние ${size - pinned}: StreamingLLM.`,
        fromSecond: `Хранит токены 1–${pinned} как стоки и последние ${size - pinned}: StreamingLLM.`,
      }),
  },
  recompute: {
    name: 'окно с пересчётом',
    label: ({ size, pinned }: PolicyFigures): string =>
      pinned === 0 ? `окно ${size} с пересчётом` : `${sinkCount(pinned)} + окно ${size - pinned} с пересчётом`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Ничего не кэширует: каждый шаг заново читает последние токены (${size}). ${slow}`,
        first: `Ничего не кэширует: каждый шаг заново читает первый токен и последние ${size - pinned}. ${slow}`,
        firsts: `Ничего не кэширует: каждый шаг заново читает первые ${tokenCount(pinned)} и последние ${size - pinned}. ${slow}`,
        second: `Ничего не кэширует: каждый шаг заново читает токен 1 и последние ${size - pinned}. ${slow}`,
        fromSecond: `Ничего не кэширует: каждый шаг заново читает токены 1–${pinned} и последние ${size - pinned}. ${slow}`,
      }),
  },
  heavy: {
    name: 'тяжеловесы (H2O)',
    label: ({ size, pinned }: PolicyFigures): string => (pinned === 0 ? `H2O ${size}` : `H2O ${size}, закреплено ${pinned}`),
    explain: ({ size, pinned, recent, dropped }: PolicyFigures): string => {
      const sees = `Строка видит себя, ${tokenCount(recent)} перед собой`;
      const rest = others(size - pinned - 1 - recent);
      return byPinned(pinned, dropped, {
        none: `${sees} и ${rest}. ${heavy(recent, '')}`,
        first: `${sees}, первый токен и ${rest}. ${heavy(recent, ', или закреплённый')}`,
        firsts: `${sees}, первые ${tokenCount(pinned)} и ${rest}. ${heavy(recent, ', или закреплённый')}`,
        second: `${sees}, токен 1 и ${rest}. ${heavy(recent, ', или закреплённый')}`,
        fromSecond: `${sees}, токены 1–${pinned} и ${rest}. ${heavy(recent, ', или закреплённый')}`,
      });
    },
  },
  tova: {
    name: 'TOVA',
    label: ({ size, pinned }: PolicyFigures): string => (pinned === 0 ? `TOVA ${size}` : `TOVA ${size}, закреплено ${pinned}`),
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Хранит ${tokenCount(size)}. ${leastLooked}`,
        first: `Хранит ${tokenCount(size)}, и всегда — первый. ${leastLooked}`,
        firsts: `Хранит ${tokenCount(size)}, и всегда — первые ${pinned}. ${leastLooked}`,
        second: `Хранит ${tokenCount(size)}, и всегда — токен 1. ${leastLooked}`,
        fromSecond: `Хранит ${tokenCount(size)}, и всегда — токены 1–${pinned}. ${leastLooked}`,
      }),
  },
} as const satisfies Readonly<Record<string, PolicyWords>>;
