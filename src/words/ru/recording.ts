import { count, precise } from '../numbers';

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'одного числа' : `[${extents.join(', ')}]`);
const write = 'Сделайте запись снова с помощью record.py или так, как описано в разделе «Recordings» документации.';
const copy = 'Скопируйте файл ещё раз оттуда, где он был записан.';

export const recording = {
  name: (model: string): string => `${model}, запись с другой машины`,
  why: 'Здесь ничего не вычисляется: то, что показано, записано там, где работала модель, и читается из файла строка за строкой.',
  tag: {
    name: 'запись с другой машины',
    explain: 'Измерено там, где работала модель, и прочитано из записи; не на этой машине.',
  },
  picture: (model: string, tokens: number): string => `${model} · токен ${count(tokens)} · Keepsake`,
  mark: (line: string): string => `${line} · запись с другой машины`,
  notComputed: 'Это запись. По ней можно шагать, но вычислить по ней заново ничего нельзя. Для этого откройте модель.',
  noWeights: 'Это запись: в ней нет ни весов, ни ключей, ни значений. Чтобы увидеть их, откройте модель.',
  oneText: 'В записи один текст, и другой по ней прочитать нельзя. Чтобы прочитать свой, откройте модель.',
  ended: 'Здесь запись кончается. Вернитесь назад или откройте модель, чтобы писать дальше.',
  otherToken: (recorded: string): string =>
    `В этом месте запись продолжается токеном ${recorded}. Другой токен выбрать нельзя: что сделала бы с ним модель, не записано.`,
  mlp: 'MLP не записан',
  nextIdea: 'Каждая полоса — вероятность, которую модель дала токену; записанный текст продолжается отмеченным.',
  taken: (token: string, surprisal: string): string => `Запись продолжается токеном ${token} (неожиданность ${surprisal}).`,
  noSampling: 'Следующий токен взят из записи; случайного выбора нет.',
  notAllocated: 'То, что модель хранила там, где работала, по записанной форме; здесь память не выделена.',
  mechanism: 'α — записанные веса, v — значения, t — строка, j — столбец. Как вычислялись веса, не записано.',
  cache: 'b — байты на токен во всех слоях, как сказано в записи, n — токены.',
  notRecorded: 'Запись может дать только свои строки, без изменений. Чтобы вычислить другие, откройте модель.',
  error: {
    'not-safetensors': (d: { readonly bytes: number }): string =>
      `Это не запись (байт: ${d.bytes}): запись — это файл safetensors, который начинается с длины заголовка и заголовка. ${write}`,
    'not-recording': (): string =>
      `Этот файл safetensors — не запись: в его заголовке нет «format»: «keepsake-recording». Если в нём веса модели, откройте его как модель. Если нет: ${write.charAt(0).toLowerCase()}${write.slice(1)}`,
    newer: (d: { readonly found: string }): string =>
      `Версия этой записи — ${d.found}, а страница читает версию 1. Обновите страницу или сделайте запись в версии 1.`,
    truncated: (d: { readonly tensor: string | null; readonly expected: number; readonly found: number }): string =>
      `Запись обрывается слишком рано${d.tensor === null ? ', в заголовке' : `, на тензоре ${d.tensor}`}: объявлено байт ${d.expected}, есть ${d.found}. ${copy}`,
    'bad-header': (d: { readonly tensor: string | null; readonly problem: string }): string =>
      `Заголовок записи неверен${d.tensor === null ? '' : ` в описании ${d.tensor}`}: ${d.problem}. ${write}`,
    'bad-facts': (d: { readonly path: string; readonly problem: string }): string =>
      `То, что запись говорит о модели, неверно${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. ${write}`,
    'missing-tensor': (d: { readonly tensor: string; readonly expected: readonly number[] }): string =>
      `В записи нет тензора ${d.tensor} формы ${shape(d.expected)}. ${write}`,
    'wrong-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string => `Форма ${d.tensor} — ${shape(d.found)}; по остальной записи нужна ${shape(d.expected)}. ${write}`,
    'wrong-dtype': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} записан как ${d.found}; читаются ${d.readable.join(', ')}. ${write}`,
    'no-token': (d: {
      readonly tensor: string;
      readonly index: number;
      readonly token: number;
      readonly vocabulary: number;
    }): string =>
      `В ${d.tensor} на месте ${d.index} стоит токен ${d.token}; в словаре токены от 0 до ${d.vocabulary - 1}. ${write}`,
    'bad-ends': (d: { readonly index: number; readonly end: number; readonly from: number; readonly size: number }): string =>
      `В vocabulary.ends на месте ${d.index} стоит ${d.end}, а должно быть число от ${d.from} до ${d.size}: байты токена кончаются там, где начинаются байты следующего. ${write}`,
    'bad-number': (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `В ${d.tensor} на месте ${d.index} стоит ${d.value}. Веса, нормы и энтропия — числа не меньше 0, а логиты конечны. ${write}`,
    'too-much': (d: { readonly tensor: string; readonly row: number; readonly head: number; readonly sum: number }): string =>
      `В ${d.tensor} сумма весов головы ${d.head} в строке ${d.row} — ${precise(d.sum, 4)}; сумма строки внимания не больше 1. Записывайте веса после softmax, строка за строкой нижнего треугольника, все головы каждого веса рядом. ${write}`,
    chances: (d: { readonly row: number; readonly sum: number; readonly twice: boolean }): string =>
      d.twice
        ? `В next.tokens токен в строке ${d.row} назван дважды. ${write}`
        : `Сумма вероятностей самых вероятных токенов строки ${d.row} — ${precise(d.sum, 4)}, больше 1. next.logSumExp должен быть логарифмом суммы exp по всем логитам. ${write}`,
    unreadable: (): string =>
      'Файл записи больше не читается: его изменили, переместили или удалили после открытия. Откройте его снова.',
  },
} as const;
