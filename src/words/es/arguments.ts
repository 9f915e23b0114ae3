/** What a value from outside must be, and what is said of one that is not. */
import { count } from '../numbers';

export const args = {
  expects: {
    file: 'un File o un Blob',
    text: 'un texto',
    flag: 'true o false',
    number: (least: number, most: number): string => `un número de ${count(least)} a ${count(most)}`,
    whole: (least: number, most: number): string => `un número entero de ${count(least)} a ${count(most)}`,
    moves: 'un número entero no negativo, o Infinity',
    oneOf: (values: readonly string[]): string => `uno de ${values.join(', ')}`,
    nullable: (expected: string): string => `${expected}, o null`,
    list: 'una lista',
    name: 'un nombre sin punto',
    model: 'el id de un modelo, tal como lo da models()',
    panel: 'un panel por su nombre',
    lane: 'un carril como lo escribe state(), por ejemplo mha o mha_window_64_4_cache',
    pinned: 'menos tokens fijados que su tamaño',
    guess: 'un número, una celda como { query, key }, o una lista de tokens por sus índices',
    settings: (names: readonly string[]): string => `un objeto con ${names.join(', ')}, y nada más`,
  },
  /** `where`: the argument's name, or its path in the argument. */
  refused: (call: string, where: string, expected: string, given: string): string =>
    `${call}: ${where} debe ser ${expected}, no ${given}. No se ha cambiado nada.`,
  tooMany: (call: string, most: number): string =>
    `${call} ${most === 0 ? 'no admite ningún valor' : most === 1 ? 'admite un valor' : `admite ${most} valores`}, y recibió más. No se ha cambiado nada.`,
  argument: (place: number): string => (place === 0 ? 'su valor' : `el valor ${place + 1}`),
  nothing: 'nada',
  noHead: (layer: number, head: number): string =>
    `Este modelo no tiene la cabeza ${head} en la capa ${layer}; ambas se cuentan desde 0.`,
  noToken: (index: number, length: number): string =>
    `No hay token ${index} en este texto, que tiene ${count(length)}; el primero es el 0.`,
  noHeads: (heads: readonly number[], most: number): string =>
    `Este modelo no tiene la cabeza ${heads.join(', ')} para silenciarla; las cabezas se cuentan de 0 a ${most - 1}, capa por capa.`,
  noLane: (id: number): string => `No hay carril ${id}.`,
} as const;
