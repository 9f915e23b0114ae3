/** What the panel of norms says. Loaded with its panel. */
import { fixed } from '../numbers';

const times = (ratio: number): string => `×\u00a0${fixed(ratio, 2)}`;

export const norms = {
  line: (key: number, value: number, hidden: number): string =>
    `к медиане: ключ ${times(key)}, значение ${times(value)}, ‖x‖ ${times(hidden)}`,
  hiddenLine: (hidden: number, layer: number): string => `к медиане: скрытое состояние после слоя ${layer} ${times(hidden)}`,
  idea: 'Значение у стока короткое, поэтому его внимание мало что переносит, а скрытое состояние часто самое длинное из всех.',
  where:
    'ρ сравнивает токен 0 с остальными; так же для k и v. ‖k‖ и ‖v‖ — длины ключа и значения, как они лежат в кэше. ‖x‖ — длина скрытого состояния, к которому добавляет каждый слой: выход слоя — вход следующего, а после последнего слоя он идёт в последнюю нормировку. α_tj — то, что строка t даёт токену j.',
  figure: (group: string): string => `Нормы ключа и значения каждого токена, ${group}; токен 0 выделен цветом`,
  keyNorm: (group: string): string => `ключ ‖k‖, ${group}`,
  valueNorm: (group: string): string => `значение ‖v‖, ${group}`,
  hiddenNorm: (layer: number): string => `скрытое состояние ‖x‖, после слоя ${layer}`,
  hiddenFigure: (layer: number): string => `Норма скрытого состояния каждого токена после слоя ${layer}; токен 0 выделен цветом`,
  hiddenRatios: ([before = Number.NaN, ...after]: readonly number[]): string =>
    `скрытое состояние до слоя 0 ${times(before)}, ${after.map((ratio, layer) => `после\u00a0${layer}\u00a0${times(ratio)}`).join(', ')}`,
  tokenAxis: 'токен',
  normAxis: 'норма',
  columns: {
    layer: 'слой',
    group: 'KV-голова',
    key: '‖k‖ токена 0',
    value: '‖v‖ токена 0',
    keyOthers: 'медиана ‖k‖ остальных',
    valueOthers: 'медиана ‖v‖ остальных',
    before: '‖x‖ токена 0 до слоя',
    beforeOthers: 'медиана ‖x‖ остальных до слоя',
    after: '‖x‖ токена 0 после слоя',
    afterOthers: 'медиана ‖x‖ остальных после слоя',
  },
} as const;
