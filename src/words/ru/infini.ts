/** What the panel of compressive memory says. Loaded with its panel. */
import { plain } from '../numbers';
import { bytes, tokens } from './amounts';
import { ofTokens, tokenCount } from './plural';

export const infini = {
  inEquation: { numbers: 'числа', delta: 'дельта' },
  line: (layer: number, name: string, segment: number, folded: number): string =>
    folded === 0
      ? `слой ${layer}, ${name}: читается сегмент ${segment}; память ещё пуста`
      : `слой ${layer}, ${name}: читается сегмент ${segment}; до него в памяти ${tokenCount(folded)}`,
  none: (layer: number, name: string): string => `слой ${layer}: ${name}`,
  instead: (name: string): string =>
    `В этом слое (${name}) нет сжатой памяти. Слой Infini-attention внутри текущего сегмента смотрит точно, а каждый полный сегмент складывает в одну матрицу на голову.`,
  idea: 'Полные сегменты прибавляются к памяти и вытесняются; выученный вентиль решает, сколько каждая голова берёт из неё.',
  where:
    'M — память, z — её нормировка, φ делает ключи и запросы положительными. s — сегмент, N — его токены. σ(β) — вентиль головы, α — её веса внутри сегмента. l слоёв, H голов, ключи и значения ширины d. В первом сегменте память пуста: голова выдаёт только локальную часть, уменьшенную вентилем.',
  gates: 'Сколько каждая голова берёт из памяти',
  gatesLegend: 'вентиль σ(β)',
  gateCell: (head: string, value: string, kind: string): string => `${head}: вентиль ${value}, ${kind}`,
  kinds: {
    local: 'смотрит только на свой сегмент',
    memory: 'читает только память',
    mixer: 'смешивает то и другое',
    between: 'предпочитает одно из двух',
  },
  kindsCount: (local: number, memoryHeads: number, mixers: number, margin: number): string =>
    `Из всех голов только свой сегмент берут ${local} (σ(β) < ${plain(margin)}), только память — ${memoryHeads} (> ${plain(1 - margin)}), смешивают — ${mixers} (в пределах ${plain(margin)} от ½).`,
  shares: (head: string): string => `Свой сегмент и память, ${head}`,
  sharesFigure: (head: string): string => `Что каждая строка ${head} берёт из своего сегмента и из памяти`,
  local: 'свой сегмент',
  retrieved: 'память',
  rowAxis: 'строка',
  shareAxis: 'доля',
  matrix: {
    title: (head: string, rows: number, columns: number): string => `Память ${head}, ${rows} × ${columns}`,
    figure: (head: string): string => `Память ${head}: строка на компоненту ключа, столбец на компоненту значения`,
    legend: 'память M',
    readout: (row: number, column: number, value: string): string =>
      `компонента ключа ${row}, компонента значения ${column}: ${value}`,
    hint: 'Укажите на клетку, чтобы прочитать число.',
    none: 'В первом сегменте память пуста.',
  },
  norms: (segment: number): string => `‖M‖ по строкам, шаг обновления ${tokenCount(segment)}`,
  normsFigure: 'Норма памяти каждой головы на каждой строке',
  normAxis: '‖M‖',
  bytesTitle: 'Кэш других моделей на том же тексте',
  bytesFigure: 'Сколько байтов хранят Infini-attention и три другие модели той же формы, по длине текста',
  bytesNow: (length: number, own: number, full: number): string =>
    `После ${ofTokens(length)}: память занимает ${bytes(own)}, а полный кэш занял бы ${bytes(full)}.`,
  models: {
    infini: 'Infini',
    transformerXL: 'Transformer-XL',
    memorizing: 'Memorizing',
    full: 'полный кэш',
  },
  tokensAxis: 'токены',
  bytesAxis: 'байты',
  tokens,
  bytes,
  tableColumns: { row: 'строка', head: 'голова', gate: 'σ(β)', memory: 'доля памяти', norm: '‖M‖' },
} as const;
