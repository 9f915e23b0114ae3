/** What the panel of decoder-decoders says. Loaded with its panel. */
import { exponential } from '../numbers';
import { significant, whole } from './amounts';
import { ofTokens, oblique } from './plural';

const layers = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `Слой ${numbers[0]}` : `Слои ${numbers.slice(0, -1).join(', ')} и ${numbers.at(-1)}`;

export const sharedCache = {
  inEquation: { decoder: 'декодер:' },
  line: (own: string, decoder: string, tokens: number): string =>
    `${own} для ${ofTokens(tokens)}; декодер с тем же числом слоёв хранил бы ${decoder}`,
  otherLine: (count: number): string =>
    count === 1 ? 'у единственного слоя свой кэш' : `у каждого из ${oblique(count, 'слоя', 'слоёв')} свой кэш`,
  idea: 'Один слой заполняет кэш, все слои над ним его читают, поэтому байты на токен не растут с числом слоёв.',
  where:
    'b байт на число, G KV-голов, d — их ширина, n — токены текста, L слоёв; a — массивы, которые хранит нижняя половина. В декодере для сравнения столько же слоёв, и каждый кэширует столько же, сколько заполняющий слой. Логиты нужны только последнему токену промпта, поэтому все остальные могут остановиться на слое, который заполняет кэш.',
  instead: 'В этой модели каждый слой читает свой кэш. У декодер-декодера (YOCO) на половину слоёв один общий кэш.',
  self: 'Самодекодер',
  fills: 'Заполняет кэш',
  reads: 'Читают кэш',
  selfText: (numbers: readonly number[], kept: string): string => `${layers(numbers)}: ${kept}`,
  fillsText: (layer: number, kept: string): string => `Слой ${layer}: ${kept}`,
  readsText: (numbers: readonly number[]): string => layers(numbers),
  growth: 'Размер кэша по длине текста',
  own: 'эта модель',
  decoder: 'декодер',
  xAxis: 'токены текста',
  yAxis: 'КиБ',
  kibibytes: (value: number): string => whole(value),
  figure: (own: string, decoder: string, tokens: number): string =>
    `Размер кэша по длине текста: при ${oblique(tokens, 'токене', 'токенах')} эта модель хранит ${own}, декодер — ${decoder}`,
  prefill: 'Чтение промпта с ранним выходом',
  measure: 'Измерить на этом тексте',
  measuring: 'Текст читается шесть раз…',
  hint: 'Читает текст до курсора три раза через все слои и три раза с ранним выходом и измеряет время. На следующем шаге текст будет прочитан снова.',
  rows: 'Строки',
  rowsText: (rows: number, skipped: number): string =>
    `${whole(rows)}, из них ${whole(skipped)} остановились на слое, заполняющем кэш`,
  whole: 'Все слои',
  early: 'С ранним выходом',
  milliseconds: (value: number): string => `${significant(value)} мс`,
  ratio: (part: number): string => `${significant(part)} от времени без него`,
  difference: 'Логиты',
  differenceText: (most: number): string =>
    most === 0 ? 'совпадают до последнего бита' : `отличаются не больше чем на ${exponential(most, 1)}`,
  columns: { tokens: 'токены', own: 'эта модель (байты)', decoder: 'декодер (байты)' },
} as const;
