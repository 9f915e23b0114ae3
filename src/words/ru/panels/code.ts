/** What stands around the code of a panel. */
import { plural } from '../plural';

export const code = {
  kernel: 'Ядро',
  language: 'Язык',
  languages: { wgsl: 'WGSL', typescript: 'TypeScript' },
  runsNow: 'сейчас работает',
  runs: 'Это ядро вычисляет то, что нарисовано.',
  twin: 'Вычисляет то же на другом бэкенде; тесты сверяют их друг с другом.',
  of: (name: string, title: string): string => `${name}, вычисляет «${title}»`,
  dispatch: ([x = 1, y = 1, z = 1]: readonly number[]): string =>
    `На строку уходит ${x} × ${y} × ${z} ${x * y * z === 1 ? 'рабочая группа' : 'рабочих групп'}; константы взяты для этого слоя.`,
  params: (params: readonly (readonly [name: string, value: number])[]): string =>
    `${params.length === 0 ? 'Констант у него нет' : `${plural(params.length, 'константа', 'константы', 'констант')}: ${params.map(([name, value]) => `${name} = ${value}`).join(', ')}`}.`,
  none: 'В выбранном слое этого не вычисляет ни одно ядро.',
  loading: 'Загружается код…',
  failed: 'Код загрузить не удалось. Повторите, когда сеть снова появится.',
} as const;
