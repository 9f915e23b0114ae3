/** What the attention matrix says. */
import { plural } from '../plural';

export const attention = {
  name: 'Эта голова',
  title: 'Куда смотрит эта голова',
  shows: 'Веса внимания одной головы: строка на запрос, столбец на ключ.',
  line: (head: string, row: string): string => `${head}, ${row}`,
  ideas: {
    shares:
      'Строка — токен, который смотрит; столбец — токен, который он видит; сумма строки — 1, и даже незанятой голове надо куда-то смотреть.',
    extraLogit:
      'Строка — токен, который смотрит; столбец — токен, который он видит; остаток до 1 берёт дополнительный логит, и незанятая голова может не смотреть никуда.',
    memory:
      'Строка — токен, который смотрит; столбец — токен, который он видит; остаток до 1 читается из памяти о прежних сегментах.',
    unnormalised:
      'Строка — токен, который смотрит; столбец — токен, который он видит; softmax нет, и сумма строки может быть любой, даже нулевой.',
    signed:
      'Строка — токен, который смотрит; столбец — токен, который он видит; softmax нет, и веса следуют из хранимого состояния.',
    none: 'Строки — токены, которые смотрят; столбцы — то, на что они смотрят; но в этом слое нет весов по токенам.',
  },
  weighting: 'Показано',
  signs: 'Веса',
  signChoices: { share: 'доля по модулю', signed: 'со знаком' },
  legendSigned: 'вес w, следующий из состояния',
  legendSignedMoved: 'вклад w·‖v‖ (вес × длина значения)',
  readoutSignedMoved: (row: string, column: string, value: string): string => `${row} → ${column}: w·‖v‖ ${value}`,
  share: 'веса α',
  moved: 'вклад α·‖v‖',
  signedShare: 'веса w',
  signedMoved: 'вклад w·‖v‖',
  form: 'Вид рисунка',
  matrix: 'матрица',
  arcs: 'дуги',
  arcsNote: (drawn: number, all: number, part: number): string =>
    `Показаны самые сильные дуги, ${drawn} из ${all}; на них приходится ${Math.round(100 * part)} % строки.`,
  stretch: 'Шкала цвета',
  stretches: { linear: 'линейная', sqrt: 'корень', log: 'логарифм' },
  legendShare: 'вес внимания α',
  sinkColumn: 'токен 0',
  legends: {
    share: {
      linear: 'вес внимания α (линейно)',
      sqrt: 'вес внимания α (корень)',
      log: 'вес внимания α (логарифм)',
    },
    moved: {
      linear: 'вклад α·‖v‖ (вес × длина значения) (линейно)',
      sqrt: 'вклад α·‖v‖ (вес × длина значения) (корень)',
      log: 'вклад α·‖v‖ (вес × длина значения) (логарифм)',
    },
  },
  readout: (row: string, column: string, value: string): string => `${row} → ${column}: ${value}`,
  readoutMoved: (row: string, column: string, value: string): string => `${row} → ${column}: α·‖v‖ ${value}`,
  strongest: (row: string, column: string, value: string): string => `${row} больше всего смотрит на ${column}: ${value}`,
  rows: 'запрос: кто смотрит',
  columnsAxis: 'ключ: на что смотрят',
  figure: (head: string, rows: number): string =>
    `Внимание ${head}: ${plural(rows, 'строка', 'строки', 'строк')} запросов на ${plural(rows, 'столбец', 'столбца', 'столбцов')} ключей`,
  columns: { row: 'строка', query: 'запрос', column: 'столбец', key: 'ключ', alpha: 'α', moved: 'α·‖v‖', signed: 'w' },
} as const;
