/** What the panel of drafting and verifying says. Loaded with it, so that the first picture need not wait for it. */
import { fixed } from '../numbers';
import { oblique, ofTokens, plural, rowCount, tokenCount } from './plural';

const ms = (value: number): string => `${fixed(value, value < 10 ? 2 : 1)} мс`;
const times = (value: number): string => fixed(value, 2);

interface Shape {
  readonly count: number;
  readonly candidates: number;
}

interface Measured extends Shape {
  readonly plain: number;
  readonly drafted: number;
  readonly factor: number;
  readonly cost: number;
  readonly rows: number;
  readonly ideal: number;
  readonly perPass: number;
  readonly tokens: number;
}

/** What is drafted, and what verifies it. */
const proposes = (draftName: string, target: string, { count, candidates }: Shape): string =>
  candidates > 1
    ? `${draftName} предлагает на ${plural(count, 'позицию', 'позиции', 'позиций')} по ${plural(candidates, 'кандидат', 'кандидата', 'кандидатов')}, ${target} проверяет`
    : `${draftName} предлагает ${tokenCount(count)}, ${target} проверяет`;

export const draft = {
  inEquation: { accept: 'принять', otherwise: 'иначе' },
  line: (
    draftName: string,
    target: string,
    shape: Shape,
    counted: { readonly passes: number; readonly tokens: number } | null,
  ): string =>
    counted === null
      ? proposes(draftName, target, shape)
      : `${proposes(draftName, target, shape)}: ${plural(counted.passes, 'проход', 'прохода', 'проходов')}, ${times(counted.tokens)} токена за проход`,
  off: 'Выключено: один токен за проход',
  invite:
    'Включите и сделайте шаг: маленькая модель пишет черновик на несколько токенов вперёд, а эта проверяет их все за один проход. Так или иначе текст выбирается из распределения этой модели.',
  opening: 'Загружается черновая модель.',
  noPass: 'Сделайте шаг, чтобы увидеть первый проход.',
  tryAgain: 'Повторить',
  failed: (message: string): string => `Черновая модель остановилась; декодирование идёт без неё: ${message}`,
  on: 'Черновик с проверкой',
  model: 'Черновая модель',
  itself: (name: string): string => `${name} (сама модель)`,
  onlyItself: (name: string): string =>
    `Здесь нет другой модели с токенами ${name}, поэтому черновик пишет только она сама. Откройте модель поменьше с теми же токенами.`,
  otherTokens: (name: string, target: string): string =>
    `У ${name} и ${target} разные токены, поэтому писать черновик друг для друга они не могут.`,
  count: 'Токенов в черновике',
  countHint: 'k: черновая модель предлагает k токенов, и модель читает k + 1 строк сразу.',
  candidates: 'Кандидатов на позицию',
  candidatesHint:
    'Черновик продолжается после первого кандидата; остальные ничего не стоят. Вместе они образуют дерево, которое линейное внимание читает за один проход.',
  noTree:
    'Эта модель читает строки как один текст, поэтому кандидат на позицию один. Дерево читают только модели из одного линейного внимания.',
  fewer: (candidates: number): string =>
    `Больше ${oblique(candidates, 'кандидата', 'кандидатов')} на позицию в проход не помещается.`,
  tree: (rows: number, alone: number): string =>
    `Последний проход прочитал дерево из ${ofTokens(rows)} черновика; если читать каждый его путь отдельно, вышло бы ${rowCount(alone)}.`,
  treeRead:
    'Проход по дереву не меняет состояния, поэтому принятые токены читаются снова, уже как часть текста. Решают эти строки, и текст получается тот же, что без черновика.',
  state:
    'Эта модель хранит состояние, из которого токен не убрать. После отказа она восстанавливает снимок, сделанный до прохода, и читает принятые токены снова.',
  evicting:
    'Эта политика вытесняет строка за строкой, поэтому при полном кэше строки читаются по одной. После отказа текст, возможно, придётся прочитать с начала.',
  idea: 'Строка — один проход: токены черновика принимаются до первого отклонённого, вместо которого выбирается другой; если отклонённых нет, добавляется бонусный токен.',
  where:
    'p и q — распределения модели и черновика на позиции, после температуры, top-k и top-p; TV — полная вариация. α — среднее Σ min(p, q) по проверенным позициям (для первого кандидата), β — вероятность, что при отказе первому примут другого. E — ожидаемое число токенов за проход, будь позиции независимы. S — ускорение: c — время на токен черновика, r — на проход по k + 1 строкам, то и другое в шагах модели по одной строке (Leviathan et al. 2211.17192; Chen et al. 2302.01318, где r = 1). После отказа кэши возвращаются к принятым токенам. Несколько кандидатов пробуются по порядку, каждый против того, что прежние оставили от p.',
  fates: { accepted: 'принят', rejected: 'отклонён', unread: 'не проверен' },
  next: { resampled: 'выбран заново', bonus: 'бонус' },
  passes: 'Последние проходы',
  pass: (number: number): string => `Проход ${number}`,
  gave: (tokens: number): string => tokenCount(tokens),
  chip: (token: string, fate: string, percent: string | null): string =>
    percent === null ? `${token}: ${fate}` : `${token}: ${fate}; вероятность принятия ${percent}`,
  nextChip: (token: string, kind: string): string => `${token}: ${kind}`,
  figures: 'Доля принятых и токены за проход',
  acceptance: 'доля принятых α = 1 − TV(p, q)',
  others: 'для другого кандидата, если первому отказано: β',
  measured: 'токенов за проход, измерено',
  expected: 'токенов за проход, ожидается по α',
  value: (value: number): string => fixed(value, 3),
  places: 'Принято, по позициям черновика',
  place: (place: number): string => `позиция ${place}`,
  share: (accepted: number, read: number): string => `${accepted} из ${read}`,
  placesLegend: {
    measured: 'принято из проверенных',
    expected: 'среднее Σ min(p, q)',
    candidates: 'средняя вероятность, что кандидата примут',
  },
  placeFigure: (place: number, accepted: number, read: number, agreement: string): string =>
    `Позиция ${place}: принято ${accepted} из ${read}, среднее Σ min(p, q) ${agreement}`,
  time: 'Быстрее ли это на этой машине?',
  tokens: 'Токенов в замере',
  tokensHint: 'Декодирует от курсора три раза с черновиком и три раза без него; текст не меняется.',
  measure: (tokens: number): string => `Измерить ${tokenCount(tokens)} с черновиком и без`,
  measuring: 'Измеряется…',
  notMeasured: 'Ещё не измерено.',
  verdict: (
    { plain, drafted, factor, cost, rows, ideal, perPass, count, candidates, tokens }: Measured,
    pays: 'yes' | 'no' | 'even',
  ): readonly string[] => {
    const kind = { yes: 'Здесь быстрее', no: 'Здесь медленнее', even: 'Здесь без разницы' }[pays];
    return [
      `${kind}: токен занимает ${ms(drafted)} с черновиком и ${ms(plain)} без него; скорость — ${times(factor)} от прежней (${tokenCount(tokens)} каждым способом, медиана трёх замеров).`,
      candidates > 1
        ? `Черновик для одной позиции стоит ${times(cost)} шага модели, проход по ${oblique(count * candidates + 1, 'строке', 'строкам')} (принятые токены читаются снова) — ${times(rows)}, и проход дал ${times(perPass)} токена.`
        : `Один токен черновика стоит ${times(cost)} шага модели, проход по ${oblique(count + 1, 'строке', 'строкам')} — ${times(rows)}, и проход дал ${times(perPass)} токена.`,
      ...(rows <= 1.2
        ? []
        : [
            `Если бы проход занимал столько же, сколько одна строка, как предполагают статьи, скорость составила бы ${times(ideal)} от прежней.`,
          ]),
    ];
  },
  columns: {
    pass: 'проход',
    index: 'номер',
    candidate: 'кандидат',
    token: 'токен',
    fate: 'исход',
    chance: 'min(1, p/q)',
    agreement: 'Σ min(p, q)',
    draft: 'черновик (мс на проход)',
    target: 'модель (мс на проход)',
  },
} as const;
