/** What the sinks panel says. Loaded with its panel. */
import { plain } from '../numbers';
import { oblique } from './plural';

const overRows = (rows: number): string => `среднее по ${oblique(rows, 'строке', 'строкам')}`;

export const sinks = {
  inEquation: { sinks: 'стоки' },
  line: (share: string, epsilon: number, mean: string): string =>
    `${share} голов отдают токену 0 больше ${plain(epsilon)}; в среднем ${mean}`,
  idea: 'Незанятая голова отдаёт внимание токену, который есть всегда; сравните линии с пунктиром: это равномерное внимание.',
  nowhereIdea: 'Без softmax незанятая голова может не смотреть никуда; сравните линии с пунктиром: это равномерное внимание.',
  now: 'эта строка',
  mean: 'среднее по строкам ≥ 1',
  moved: 'вклад в эту строку',
  entropy: 'энтропия',
  heatNow: (row: number): string => `Доля на токене 0 в строке ${row}`,
  heatMean: (rows: number): string => `Доля на токене 0, ${overRows(rows)} (без строки 0)`,
  heatMoved: (row: number): string => `Доля токена 0 во вкладах α·‖v‖ строки ${row}`,
  heatEntropy: (rows: number): string => `Энтропия каждой головы, ${overRows(rows)}, в битах`,
  movedCell: (head: string, share: string): string => `${head}: ${share} вкладов приходит от токена 0`,
  entropyCell: (head: string, bits: string): string => `${head}: ${bits}`,
  legendMoved: 'доля токена 0 в Σ α·‖v‖',
  legendEntropy: 'энтропия строки, биты',
  heatCell: (head: string, share: string): string => `${head}: ${share} на токене 0`,
  lines: 'Доля на токене 0 по строкам и слоям',
  linesFigure: 'Доля внимания на токене 0 по строкам, по линии на слой (среднее его голов)',
  uniform: 'равномерное внимание, 1/(t + 1)',
  rowAxis: 'строка',
  shareAxis: 'доля на токене 0 (· · равномерное внимание, 1/(t + 1))',
  legendShare: 'доля на токене 0',
  where:
    'α₀ — среднее по строкам t = 1 … n того, что голова h слоя l отдаёт токену 0 (Gu et al. 2410.10781, без строки 0); голова считается головой-стоком, если это больше ε = 0,3.',
  columns: {
    layer: 'слой',
    head: 'голова',
    now: 'эта строка',
    mean: 'среднее по строкам ≥ 1',
    moved: 'доля вкладов этой строки',
    entropy: 'средняя энтропия (биты)',
    isSink: 'больше ε',
  },
  yes: 'да',
  no: 'нет',
} as const;
