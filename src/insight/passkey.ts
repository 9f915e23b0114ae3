/** Grids of the passkey experiment: the share of correct digits of the key, by the text's length and the key's depth. */
import { sum } from 'd3-array';
import type { PasskeyAnswer } from '../decode/runs/passkey-run';
import { keyLength, passkeyDepths, passkeyLengths } from '../decode/runs/passkey-text';

export interface PasskeyGrid {
  /** [lengths][depths] share of correct digits; NaN where no text was asked. */
  readonly shares: readonly (readonly number[])[];
  /** [lengths][depths] number of texts asked; null where it is not recorded. */
  readonly asked: readonly (readonly number[])[] | null;
}

export function measuredGrid(answers: readonly PasskeyAnswer[]): PasskeyGrid {
  const cell = (times: number, depth: number): readonly PasskeyAnswer[] =>
    answers.filter((answer) => answer.times === times && answer.depth === depth);
  const grid = <T>(of: (own: readonly PasskeyAnswer[]) => T): T[][] =>
    passkeyLengths.map((times) => passkeyDepths.map((depth) => of(cell(times, depth))));
  return {
    shares: grid((own) => sum(own, ({ digitsRight }) => digitsRight) / (keyLength * own.length)),
    asked: grid((own) => own.length),
  };
}

/** The grid recorded in training, from a model's figures. */
export function recordedGrid(figures: Readonly<Record<string, number>>): PasskeyGrid {
  const share = (times: number, depth: number): number =>
    figures[`digitsRight${times}xDepth${Math.round(100 * depth)}`] ?? Number.NaN;
  return { shares: passkeyLengths.map((times) => passkeyDepths.map((depth) => share(times, depth))), asked: null };
}
