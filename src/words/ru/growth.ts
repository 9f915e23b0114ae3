/** What the panel of the growing cache says. Loaded with its panel. */
import { exponential, fixed } from '../numbers';
import { whole } from './amounts';
import { byteCount, headCount, ofSlots, ofTokens, plural, tokenCount } from './plural';

/** Layers in a row as a range. */
const layersOf = (layers: readonly number[], all: number): string => {
  const [first = 0] = layers;
  const last = layers.at(-1) ?? first;
  if (layers.length === all) return all === 1 ? 'Слой' : 'Каждый слой';
  if (layers.length === 1) return `Слой ${first}`;
  return last - first === layers.length - 1 ? `Слои ${first}–${last}` : `Слои ${layers.join(', ')}`;
};

const milliseconds = (time: number): string => `${time < 10 ? fixed(time, 1) : whole(Math.round(time))} мс`;

/** A difference of logits: small ones with a power of ten. */
const logit = (value: number): string => (value < 0.001 ? exponential(value, 1) : fixed(value, 3));

export const growth = {
  where: 'M_t — умножения строки t с кэшем, M_0…t — умножения, если без него вычислять заново все строки до t.',
  line: (perToken: readonly { readonly tokens: number; readonly bytes: number }[], constant: number, total: number): string =>
    perToken.length === 0
      ? `${byteCount(constant)} при любой длине текста`
      : `${[
          ...perToken.map(({ tokens, bytes }) => `${tokenCount(tokens)} × ${byteCount(bytes)}`),
          ...(constant > 0 ? [byteCount(constant)] : []),
        ].join(' + ')} = ${byteCount(total)}`,
  idea: 'Ключи и значения токена добавляются один раз, потом их только читают.',
  ideas: {
    state: 'Каждый токен меняет хранимое, поэтому оно не растёт.',
    segment: 'Каждый сегмент занимает место прежнего, а тот остаётся в памяти.',
  },
  slots: (layers: readonly number[], all: number, kept: number, slots: number): string =>
    `${layersOf(layers, all)}: занято ${whole(kept)} из ${ofSlots(slots)}`,
  ring: (layers: readonly number[], all: number, places: number): string =>
    `${layersOf(layers, all)}: кольцевой буфер из ${ofSlots(places)}; новый токен пишется поверх старейшего`,
  segment: (layers: readonly number[], all: number, places: number): string =>
    `${layersOf(layers, all)}: один сегмент из ${ofTokens(places)}, следующий пишется поверх`,
  state: (layers: readonly number[], all: number, heads: number, extents: readonly number[]): string =>
    `${layersOf(layers, all)}, ${headCount(heads)}: у каждой состояние, чисел ${extents.join(' × ')}`,
  cells: {
    sink: 'сток',
    newest: 'новейший',
    kept: 'хранится',
    evicted: 'вытеснен',
    beyond: 'хранится, но строке не виден',
    free: 'свободно',
  },
  own: 'этот кэш',
  multiHead: 'MHA',
  step: 'токен',
  kib: 'КиБ',
  figure: (total: number, multiHead: number): string =>
    `Байты кэша по тексту: сейчас ${byteCount(total)}; многоголовому вниманию той же ширины нужно ${byteCount(multiHead)}`,
  multiplications: (cached: number, whole_: number, times: number): string =>
    `Этот шаг: ${plural(cached, 'умножение', 'умножения', 'умножений')}; без кэша ${whole(whole_)}${times < 1.05 ? '' : ` (${times < 10 ? fixed(times, 1) : whole(Math.round(times))}\u00a0×)`}`,
  counted:
    'Произведения векторов и матриц (умножения со сложением). С кэшем через слои проходит одна строка. Без него — все строки текста, и вычисляются логиты последней.',
  compute: 'Вычислить эту строку заново, без кэша',
  stop: 'Стоп',
  running: (rows: number): string => `Второй движок читает заново весь текст: ${tokenCount(rows)}…`,
  failed: (error: string): string => `Строку не удалось вычислить заново: ${error}`,
  again: (rows: number, passes: number): string =>
    passes === 1
      ? `Весь текст (${tokenCount(rows)}) прочитан заново с нуля, сразу, вторым движком:`
      : `Весь текст (${tokenCount(rows)}) прочитан заново с нуля за ${plural(passes, 'проход', 'прохода', 'проходов')} вторым движком:`,
  way: (backend: string, time: number, cached: number, difference: number, evicting: boolean): string =>
    `${backend}: ${milliseconds(time)}, с кэшем ${milliseconds(cached)}. ${
      Number.isNaN(difference)
        ? 'Один из логитов — не число.'
        : difference === 0
          ? 'Все логиты совпадают до последнего бита.'
          : evicting
            ? `Логиты отличаются не больше чем на ${logit(difference)}: это действие вытеснения.`
            : `Логиты отличаются не больше чем на ${logit(difference)}: это округление.`
    }`,
  noRow: 'Трасса этой строки удалена ради экономии памяти.',
  columns: {
    token: 'токен',
    live: 'хранится токенов',
    bytes: 'байты',
    cached: 'умножений с кэшем',
    whole: 'без него',
  },
} as const;
