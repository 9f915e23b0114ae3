/** What the panel of reach says. Loaded with its panel. */
import { whole } from './amounts';
import { layerCount, ofTokens, plural } from './plural';

export const reach = {
  inEquation: { cached: 'окно в кэше:', recomputed: 'окно с пересчётом:' },
  line: (row: string, seen: number, reached: number, all: number): string =>
    `${row}: видит ${whole(seen)}, в охвате ${reached === all ? whole(all) : `${whole(reached)} из ${whole(all)}`}`,
  idea: 'Обведённые токены могут повлиять на строку, с каждым слоем всё дальше назад; заливка — оценка потока, а не объяснение.',
  drawn: 'Заливка',
  flows: { rollout: 'поток через все слои', direct: 'собственное внимание строки' },
  legends: {
    rollout: {
      linear: 'доля потока в строку (линейно)',
      sqrt: 'доля потока в строку (корень)',
      log: 'доля потока в строку (логарифм)',
    },
    direct: {
      linear: 'вес внимания α, среднее по головам слоя (линейно)',
      sqrt: 'вес внимания α, среднее по головам слоя (корень)',
      log: 'вес внимания α, среднее по головам слоя (логарифм)',
    },
  },
  legendReach: 'в охвате строки',
  legendSeen: 'видит сама строка',
  legendOutside: 'вне охвата',
  top: 'строка',
  band: { rollout: (layer: number): string => `в L${layer}`, direct: (layer: number): string => `внутри L${layer}` },
  sources: (
    known: boolean,
    [first, last, sink]: readonly [number, number, string],
    [recents, recent]: readonly [number, string],
    unseen: string | null,
  ): string =>
    `Поток в строку${known ? '' : ', насколько он известен'}: ${sink} приходит от ${first === last ? `токена ${first}` : first === 0 ? `первых ${ofTokens(last + 1)}` : `токенов ${first}–${last}`}, ${recent} — от последних ${ofTokens(recents)}.${unseen === null ? '' : ` От токенов, которых сама строка не видит, — ${unseen}.`}`,
  strongest: (parts: readonly string[]): string => `Больше всего смотрит на: ${parts.join(', ')}`,
  strongestIn: (band: string, token: string, share: string): string => `${band} ${token} ${share}`,
  readout: (token: string, parts: readonly string[]): string => `${token}: ${parts.join(', ')}`,
  share: (band: string, share: string | null): string => `${band} ${share ?? 'вне охвата'}`.replaceAll(' ', '\u00a0'),
  gaps: (rows: number, lost: string): string =>
    rows === 1
      ? `1 строка на пути удалена ради экономии памяти: через неё прошло ${lost} потока; это не нарисовано, как и токены, которые доходят до строки только через неё.`
      : `Строки на пути удалены ради экономии памяти (${whole(rows)}): через них прошло ${lost} потока; это не нарисовано, как и токены, которые доходят до строки только через них.`,
  notKept: (lost: string): string =>
    `Прежние строки вычислены снова ради этой, и их внимание не сохранено: через них прошло ${lost} потока, это не нарисовано. Первая полоса под строкой показана целиком.`,
  columnAxis: 'токен',
  block: (block: number): string => `Каждая точка — самый сильный из ${ofTokens(block)}.`,
  figure: (row: string, layers: number, reached: number): string =>
    `Поток, ${row}: через ${layerCount(layers)}, ${plural(reached, 'токен', 'токена', 'токенов')} в охвате`,
  compare: 'Токены в охвате этой строки, по политике вытеснения',
  compareLine: (row: string): string => `${row}: токены, которые могут на неё повлиять`,
  compareIdea: 'Окно в кэше с каждым слоем достаёт всё дальше назад; окно с пересчётом не видит дальше себя.',
  compareWhere:
    'R — сколько токенов могут дойти до строки t через n слоёв. В ключе из кэша уже есть то, что видело его собственное окно; к нему прибавляются стоки. При пересчёте окно так и остаётся w.',
  now: (policy: string): string => `${policy} (сейчас)`,
  through: (layers: number): string => `через ${layerCount(layers)}`,
  where:
    'v — поток в строку t: наверху (l = L) весь в самой строке, внизу (l = 0) распределён по токенам. Ā — внимание слоя, среднее по его головам, от строки i к токену j; внизу сумма равна 1 или меньше, если часть берёт дополнительный логит или отключённая голова. R — сколько токенов достаёт окно w в кэше через n слоёв; к нему прибавляются стоки, а при пересчёте окно остаётся w.',
  columns: { index: 'номер', token: 'токен', policy: 'политика вытеснения' },
} as const;
