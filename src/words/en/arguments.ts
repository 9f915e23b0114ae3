/** What a value from outside must be, and what is said of one that is not. */
import { count } from '../numbers';

export const args = {
  expects: {
    file: 'a File or a Blob',
    text: 'a text',
    flag: 'true or false',
    number: (least: number, most: number): string => `a number from ${count(least)} to ${count(most)}`,
    whole: (least: number, most: number): string => `a whole number from ${count(least)} to ${count(most)}`,
    moves: 'a whole number that is not negative, or Infinity',
    oneOf: (values: readonly string[]): string => `one of ${values.join(', ')}`,
    nullable: (expected: string): string => `${expected}, or null`,
    list: 'a list',
    name: 'a name without a dot',
    model: 'the id of a model, as models() lists them',
    panel: 'a panel by its name',
    lane: 'a lane as state() writes it, such as mha or mha_window_64_4_cache',
    pinned: 'fewer pinned tokens than its size',
    guess: 'a number, a cell as { query, key }, or a list of tokens by their indices',
    settings: (names: readonly string[]): string => `an object of ${names.join(', ')}, and nothing else`,
  },
  /** `where`: the argument's name, or its path in the argument. */
  refused: (call: string, where: string, expected: string, given: string): string =>
    `${call}: ${where} must be ${expected}, not ${given}. Nothing was changed.`,
  tooMany: (call: string, most: number): string =>
    `${call} takes ${most === 0 ? 'nothing' : most === 1 ? 'one value' : `${most} values`}, and was given more. Nothing was changed.`,
  argument: (place: number): string => (place === 0 ? 'its value' : `value ${place + 1}`),
  nothing: 'nothing',
  noHead: (layer: number, head: number): string => `This model has no head ${head} in layer ${layer}; both are counted from 0.`,
  noToken: (index: number, length: number): string =>
    `There is no token ${index} in this text, which has ${count(length)}; the first is 0.`,
  noHeads: (heads: readonly number[], most: number): string =>
    `This model has no head ${heads.join(', ')} to mute; heads are counted from 0 to ${most - 1}, layer by layer.`,
  noLane: (id: number): string => `There is no lane ${id}.`,
} as const;
