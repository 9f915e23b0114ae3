/** What the panel of factors says. Loaded with its panel. */
import { exponential } from '../numbers';
import { significant, whole } from './amounts';
import { plural } from './plural';

const part = { key: 'ключ', value: 'значение' } as const;
const partOf = { key: 'ключа', value: 'значения' } as const;
const letter = { key: 'k', value: 'v' } as const;
type Part = keyof typeof part;

const numbers = (count: number): string => plural(count, 'число', 'числа', 'чисел');

export const factors = {
  tensorLine: (layer: number, token: string, kept: number, built: number): string =>
    `слой ${layer}, ${token}: в кэше ${numbers(kept)}, из них восстановлено ${whole(built)}`,
  none: (layer: number, name: string): string => `слой ${layer}: ${name}`,
  idea: 'В кэше лежат несколько пар векторов: a — сколько берёт каждая голова, b — что именно; среднее их произведений и есть каждый ключ.',
  where:
    'R — ранг ключей или значений, H — головы, d — ширина головы. a и b — множители токена из кэша, b ключа — до поворота по позиции. Важно только произведение a и b, поэтому знак могут сменить оба сразу.',
  latentIdea:
    'В кэше лежат один короткий вектор, латентный, из которого каждая голова получает свои ключ и значение, и один вращаемый ключ на всех.',
  latentWhere:
    'x — нормированный вход слоя; c — латентный вектор, нормированный ещё раз; kᴿ — вращаемый ключ до поворота по позиции. h — голова; её ключ и значение имеют ширину d. Чтобы измерить их длины, строка этого токена восстанавливает свои ключи и значения.',
  part: 'Множители',
  parts: partOf,
  dropped:
    'Данные этой строки удалены ради экономии памяти. Выберите другой токен или вернитесь к этому шагом, чтобы вычислить их снова.',
  instead: (name: string): string =>
    `Этот слой (${name}) не кэширует ни множителей, ни латентного вектора. Внимание на тензорных произведениях (TPA) кэширует множители, многоголовое латентное внимание (MLA) — латентный вектор.`,
  legendFactors: 'множители a и b',
  legendVectors: 'слагаемые и их сумма',
  legendLatent: 'латентный вектор и вращаемый ключ',
  kept: 'В кэше',
  built: 'Восстановлено',
  numbers: (formula: string, count: number): string => `${formula} = ${numbers(count)}`,
  ratio: (kept: number, built: number): string => `${significant((100 * kept) / built)} % от восстановленного`,
  lengths: (of: Part): string => `Длины ‖${letter[of]}‖`,
  agree: (most: number): string =>
    `восстановленное здесь и измеренное в модели: ${most === 0 ? 'разницы нет' : `разница не больше ${exponential(most, 0)}`}`,
  term: (rank: number, ranks: number): string => `${ranks === 1 ? '' : `1/${ranks} · `}a${sub(rank + 1)} × b${sub(rank + 1)}`,
  sum: (of: Part, ranks: number): string => (ranks === 1 ? `${part[of]}, восстановлено` : `${part[of]}, восстановлено: сумма`),
  figureA: (of: Part, rank: number): string => `Множитель a ранга ${rank + 1} для ${partOf[of]}, по числу на голову`,
  figureB: (of: Part, rank: number): string => `Множитель b ранга ${rank + 1} для ${partOf[of]}, по числу на компоненту`,
  figureTerm: (of: Part, rank: number): string => `Слагаемое ${rank + 1} для ${partOf[of]}, по строке на голову`,
  figureSum: (of: Part): string => `Восстановлено из множителей: ${part[of]}, по строке на голову`,
  hint: 'Укажите на клетку, чтобы прочитать число.',
  readout: (name: string, head: number, feature: number, value: string): string =>
    `${name}: голова ${head}, компонента ${feature}: ${value}`,
  readoutA: (rank: number, head: number, value: string): string => `a${sub(rank + 1)}: голова ${head}: ${value}`,
  readoutB: (rank: number, feature: number, value: string): string => `b${sub(rank + 1)}: компонента ${feature}: ${value}`,
  readoutVector: (name: string, feature: number, value: string): string => `${name}: ${feature}: ${value}`,
  latent: 'латентный вектор c',
  rotaryKey: 'вращаемый ключ kᴿ',
  vectorTitle: (name: string, width: number, norm: string): string => `${name}, ${numbers(width)}, длина ${norm}`,
  builtKeys: '‖k‖ по головам',
  builtValues: '‖v‖ по головам',
  columns: { vector: 'вектор', rank: 'ранг', head: 'голова', feature: 'компонента', value: 'значение' },
  names: { a: 'a', b: 'b', rebuilt: 'восстановлено', latent: 'латентный вектор', rotaryKey: 'вращаемый ключ' },
} as const;

/** A number below the line. */
function sub(n: number): string {
  return String(n).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x20_80 + Number(digit)));
}
