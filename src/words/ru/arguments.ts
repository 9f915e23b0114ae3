/** What a value from outside must be, and what is said of one that is not. */
import { count } from '../numbers';
import { ofTokens } from './plural';

export const args = {
  expects: {
    file: 'File или Blob',
    text: 'текст',
    flag: 'true или false',
    number: (least: number, most: number): string => `число от ${count(least)} до ${count(most)}`,
    whole: (least: number, most: number): string => `целое число от ${count(least)} до ${count(most)}`,
    moves: 'неотрицательное целое число или Infinity',
    oneOf: (values: readonly string[]): string => `одно из: ${values.join(', ')}`,
    nullable: (expected: string): string => `${expected} или null`,
    list: 'список',
    name: 'имя без точки',
    model: 'id модели из списка models()',
    panel: 'имя панели',
    lane: 'дорожка в записи state(), например mha или mha_window_64_4_cache',
    pinned: 'закреплённых токенов меньше, чем его размер',
    guess: 'число, клетка { query, key } или список индексов токенов',
    settings: (names: readonly string[]): string => `объект только с полями ${names.join(', ')}`,
  },
  refused: (call: string, where: string, expected: string, given: string): string =>
    `${call}: ${where} — здесь нужно: ${expected}, а дано: ${given}. Ничего не изменено.`,
  tooMany: (call: string, most: number): string =>
    `${call}: передано больше, чем можно (${most === 0 ? 'ни одного значения' : most === 1 ? 'одно значение' : `значений не больше ${most}`}). Ничего не изменено.`,
  argument: (place: number): string => (place === 0 ? 'значение' : `значение ${place + 1}`),
  nothing: 'ничего',
  noHead: (layer: number, head: number): string =>
    `У этой модели нет головы ${head} в слое ${layer}; слои и головы считаются с 0.`,
  noToken: (index: number, length: number): string =>
    `Токена ${index} в этом тексте из ${ofTokens(length)} нет; первый имеет номер 0.`,
  noHeads: (heads: readonly number[], most: number): string =>
    `Отключить нельзя, такой головы у этой модели нет: ${heads.join(', ')}; головы считаются от 0 до ${most - 1}, слой за слоем.`,
  noLane: (id: number): string => `Дорожки ${id} нет.`,
} as const;
