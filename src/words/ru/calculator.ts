/** What the cache calculator says. Loaded with its panel, so that the first picture need not wait for it. */
import { bytes, length, significant, tokens, whole } from './amounts';
import { calculatorPapers } from './calculator-papers';
import { byteCount, headCount, layerCount, oblique, ofTokens, plural } from './plural';

type Field =
  | 'layers'
  | 'heads'
  | 'keyValueHeads'
  | 'headWidth'
  | 'window'
  | 'latentWidth'
  | 'rotaryWidth'
  | 'millions'
  | 'wholeEvery';

const fields: Readonly<Record<Field, string>> = {
  layers: 'Слои',
  heads: 'Головы',
  keyValueHeads: 'KV-головы',
  headWidth: 'Ширина головы',
  window: 'Окно',
  latentWidth: 'Латентная ширина',
  rotaryWidth: 'Вращаемый ключ',
  millions: 'Параметры, млн',
  wholeEvery: 'Полный слой, один из',
};

/** The subject that begins a sentence about a field. */
const subjects: Readonly<Record<Field, string>> = {
  layers: 'Число слоёв',
  heads: 'Число голов',
  keyValueHeads: 'Число KV-голов',
  headWidth: 'Ширина головы',
  window: 'Окно',
  latentWidth: 'Ширина латентного вектора',
  rotaryWidth: 'Ширина вращаемого ключа',
  millions: 'Число параметров',
  wholeEvery: 'Число слоёв на один полный',
};

interface Card {
  readonly name: string;
  readonly sold: number;
  readonly mebibytes: number;
}

const cardInWords = ({ name, sold, mebibytes }: Card): string =>
  `${name}, продаётся как ${sold} ГБ, ${whole(mebibytes)} МиБ (${bytes(mebibytes * 2 ** 20)})`;

const parametersOf = (count: number): string =>
  `${count < 1e9 ? `${significant(count / 1e6)} млн` : `${significant(count / 1e9)} млрд`} параметров`;

const grows = (perToken: number, ceiling: number): string =>
  perToken === 0
    ? `хранит не больше ${bytes(ceiling)} при любой длине`
    : `хранит ${byteCount(perToken)} на токен${ceiling === 0 ? '' : ` и ещё не больше ${bytes(ceiling)}`}`;

const mechanisms = {
  mha: () => 'MHA',
  gqa: (groups: number | null) => `GQA-${groups}`,
  mqa: () => 'MQA',
  mla: () => 'MLA',
  'tpa-2': () => 'TPA, ранги 2 + 2',
  'tpa-1': () => 'TPA, ранги 1 + 1',
  window: () => 'окно',
  sinks: () => '4 стока + окно',
  'yoco-window': () => 'YOCO, окно',
  'yoco-retention': () => 'YOCO, удержание',
  retention: () => 'удержание',
  linear: () => 'линейное внимание',
  infini: () => 'Infini-attention',
};

export const calculator = {
  inEquation: { perToken: 'на токен', constant: 'постоянных' },
  bytes,
  bytesExact: (count: number): string => byteCount(count),
  tokens,
  length,
  whole,
  view: 'Показано',
  views: { context: 'байты по длине контекста', rank: 'когда выгодна TPA', papers: 'числа из самих статей' },
  shape: 'Форма модели',
  typed: 'своя форма',
  typedName: 'Ваша форма',
  fields,
  fieldHints: {
    window: '0: у каждого слоя полный кэш',
    latentWidth: '0: ключи и значения, без латентного вектора (MLA)',
    rotaryWidth: 'Только MLA: ключ, общий для всех голов',
    millions: '0: неизвестно',
    wholeEvery: 'При окне: 2 даёт полный кэш каждому второму слою, 6 — каждому шестому; 0 — ни одному',
  } as Readonly<Partial<Record<Field, string>>>,
  typedLegend: 'Своя форма',
  source: (source: string): string => `Источник: ${source}.`,
  describe: (layers: number, heads: number, headWidth: number, keyValueHeads: number | null): string =>
    `${layerCount(layers)}, ${headCount(heads)} ширины ${headWidth}${
      keyValueHeads === null ? '' : `, ${plural(keyValueHeads, 'KV-голова', 'KV-головы', 'KV-голов')}`
    }`,
  shapeText: (size: string, kinds: readonly string[], parameters: number | null): string =>
    `${[size, ...kinds, ...(parameters === null ? [] : [parametersOf(parameters)])].join('; ')}.`,
  kinds: {
    softmax: (count: number, most: number | null): string =>
      most === null ? `${count} с полным кэшем` : `${count} с окном ${whole(most)}`,
    latent: (count: number, latent: number, rotary: number): string => `${count} с латентным вектором ${latent} + ${rotary}`,
    'tensor-product': (count: number, keyRank: number, valueRank: number): string =>
      `${count} с множителями рангов ${keyRank} + ${valueRank}`,
    state: (count: number): string => `${count} с состоянием постоянного размера`,
    cross: (count: number): string => `${count} на общем кэше`,
  },
  context: 'Контекст, токены',
  presets: 'Частые контексты',
  batch: 'Батч, тексты',
  window: 'Окно для сравнения, токены',
  windowHint: 'Окно механизмов, у которых оно есть; опубликованная модель сохраняет своё.',
  bits: 'Точность кэша',
  bitsOf: { 32: '32 бита', 16: '16 бит', 8: '8 бит', 4: '4 бита' },
  weights: 'Веса',
  weightsOf: { out: 'не считать', 16: '16 бит', 8: '8 бит', 4: '4 бита' },
  scale: 'Оси',
  scales: { log: 'логарифм', linear: 'линейные' },
  problem: {
    whole: (field: Field): string => `${subjects[field]}: нужно целое число.`,
    few: (field: Field, value: number): string =>
      value < 0 ? `${subjects[field]}: нельзя меньше 0.` : `${subjects[field]}: нельзя ${value}, в модели есть хотя бы 1.`,
    many: (field: Field, value: number): string =>
      `${subjects[field]}: нельзя ${whole(value)}, столько этот калькулятор не считает.`,
    groups: (heads: number, keyValueHeads: number): string =>
      `${headCount(heads)} нельзя поровну разделить на ${plural(keyValueHeads, 'KV-голову', 'KV-головы', 'KV-голов')}: число голов должно делиться на число KV-голов.`,
    rotary: (width: number): string =>
      `Общему вращаемому ключу ширины ${width} нужен латентный вектор: задайте ширину и ему или поставьте 0 для вращаемого ключа.`,
  },
  noBill: 'Сначала выберите форму модели',
  openShape: (name: string): string => `${name} (открыта здесь)`,
  noOpenShape: (name: string): string =>
    `В модели ${name} есть слои, с которыми калькулятор не считает: ему нужно softmax-внимание с одинаковыми головами во всех слоях. Выберите другую форму.`,
  noShape: (id: string): string => `Опубликованной формы «${id}» здесь нет. Выберите форму из списка.`,
  line: (
    name: string,
    { perToken, ceiling }: { readonly perToken: number; readonly ceiling: number },
    total: string,
    context: number,
    isCut: boolean,
    batch: number,
    bits: number,
    weights: string | null,
  ): string =>
    `${name} ${grows(perToken, ceiling)}: ${total} при ${oblique(context, 'токене', 'токенах')}${isCut ? ', где заканчивается её контекст' : ''}${batch > 1 ? ` в каждом из ${oblique(batch, 'текста', 'текстов')}` : ''}, ${plural(bits, 'бит', 'бита', 'бит')} на число, ${
      weights === null ? 'без весов' : `с весами (${weights})`
    }`,
  idea: 'Меньше голов или множителей — линия ниже; а как она растёт, меняют только окно, состояние или общий кэш.',
  where:
    'B текстов по n токенов, b байт на число, ℓ — слой, a — массив, который он хранит, |a| — сколько в нём чисел, w — токенов в окне (∞, если окна нет). MHA, GQA и MQA хранят 2 G d; MLA — d_c + d_R (свои у модели, иначе 4 d + d/2, как в DeepSeek-V2); TPA — (R_K + R_V)(H + d); YOCO — 2 G d один раз на все слои; удержание — H d²; линейное внимание — H d (d + 1), Infini-attention — столько же и сегмент из 2048. G — своё у модели, или H, если его нет; тогда у GQA оно 8. ГБ — это 10⁹ байт, кроме названий карт; масштабы квантованных чисел не считаются.',
  mechanisms,
  asItIs: (name: string): string => `${name}, как опубликована`,
  draw: (name: string): string => `Показать ${name}`,
  tableName: 'Что хранит каждый механизм и какой самый длинный контекст помещается',
  columns: {
    mechanism: 'механизм',
    perToken: 'на токен',
    ceiling: 'и не больше',
    total: (context: string, batch: number): string => `при ${context}${batch > 1 ? ` × ${batch}` : ''}`,
    fits: 'макс. контекст, токены, в',
    perTokenBytes: 'на токен (байты)',
    ceilingBytes: 'и не больше (байты)',
    totalBytes: (context: number, batch: number): string => `${ofTokens(context)} × ${batch} (байты)`,
    fitsIn: (card: Card): string => `самый длинный контекст в ${card.name}, ${whole(card.mebibytes)} МиБ (токены)`,
    reach: 'контекст при обучении (токены)',
  },
  nothing: '–',
  any: 'любой',
  never: 'никакой',
  anyLength: 'любая длина',
  sold: (gigabytes: number): string => `${gigabytes} ГБ`,
  card: cardInWords,
  cardsNote: (all: readonly Card[]): string => `Память, как её сообщает драйвер карты: ${all.map(cardInWords).join('; ')}.`,
  totalAt: (total: number, end: number | null): string => (end === null ? bytes(total) : `${bytes(total)} при ${tokens(end)}`),
  reachNote: (name: string, context: { readonly tokens: number; readonly source: string }, asked: number): string =>
    `${asked > context.tokens ? `${name} не рассчитана на ${plural(asked, 'токен', 'токена', 'токенов')}: её контекст заканчивается на ${whole(context.tokens)}` : `Контекст ${name} — ${plural(context.tokens, 'токен', 'токена', 'токенов')}`} (${context.source}). Её линия и строка заканчиваются там, даже если на карте есть место для большего. Остальные линии — гипотетические модели без такого предела.`,
  fitsNote: (weights: string | null): string =>
    weights === null
      ? 'Здесь учтён только кэш, без весов.'
      : `Кэш должен поместиться рядом с весами (${weights}); «никакой» значит, что не помещаются уже сами веса или первый токен.`,
  noWeights: 'Число параметров этой формы неизвестно, поэтому её веса не учесть.',
  xAxis: 'токены',
  yAxis: 'память',
  figure: (name: string, lines: number): string =>
    `Размер кэша по длине контекста для формы ${name}, ${plural(lines, 'линия', 'линии', 'линий')}; стрелки меняют контекст, Enter задаёт его`,
  rank: {
    sentence: (
      heads: number,
      width: number,
      factors: number,
      others: readonly { readonly name: string; readonly numbers: number }[],
    ): string =>
      `${headCount(heads)} ширины ${width}: TPA с рангами 2 + 2 хранит ${plural(factors, 'число', 'числа', 'чисел')} на токен и слой, ${others
        .map(({ name, numbers }) => `${name} — ${whole(numbers)}`)
        .join(', ')}: ${verdict(factors, others)}`,
    idea: 'Под кривой TPA с такой суммой R_K + R_V кэширует меньше названного механизма; там, где кривая ниже пунктира, — больше.',
    where:
      'R_K и R_V — ранги ключа и значения, H — головы, d — ширина головы, G — KV-головы, с которыми сравнивается TPA (1 у MQA, H у MHA). Кривая MQA никогда не доходит до 2, так что TPA никогда не бывает меньше MQA; её преимущество — отдельные ключ и значение у каждой головы.',
    against: (groups: number): string => (groups === 1 ? 'MQA' : `GQA-${groups}`),
    mha: 'MHA',
    level: (rank: number): string => `ранги ${rank} + ${rank}`,
    xAxis: 'головы H',
    yAxis: (width: number): string => `R_K + R_V, при которых TPA хранит столько же, d = ${width}`,
    figure: (width: number): string => `Ранг, при котором TPA сравнивается с другими, по числу голов; ширина головы ${width}`,
    columns: { heads: 'головы' },
    name: 'механизм',
    numbers: 'чисел на токен и слой',
    rank: 'TPA так же велика при R_K + R_V',
  },
  papers: calculatorPapers,
} as const;

/** Which of the others TPA keeps more than, as much as, less than. */
function verdict(factors: number, others: readonly { readonly name: string; readonly numbers: number }[]): string {
  const list = (names: readonly string[]): string =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} и ${names.at(-1)}`;
  const below = others.filter(({ numbers }) => numbers > factors).map(({ name }) => name);
  const above = others.filter(({ numbers }) => numbers < factors).map(({ name }) => name);
  const equal = others.filter(({ numbers }) => numbers === factors).map(({ name }) => name);
  const parts = [
    ...(above.length > 0 ? [`больше, чем ${list(above)}`] : []),
    ...(equal.length > 0 ? [`столько же, сколько ${list(equal)}`] : []),
    ...(below.length > 0 ? [`меньше, чем ${list(below)}`] : []),
  ];
  return `${parts.join(', ')}.`;
}
