/** What drafting and verifying came to: how often drafted tokens stand, what a pass gives, and whether it pays on this machine. */
import type { DraftMeasure } from '../decode/draft-measure';
import { type DraftPass, givenTokens } from '../decode/draft-pass';
import { type DraftedPlace, expectedTokens, speedUp } from '../decode/speculative';

/** A place behind a pass's first token. */
export interface PlaceFigures {
  /** The first is 1. */
  readonly place: number;
  /** Passes in which the rule came to it: all before it was accepted. */
  readonly read: number;
  readonly accepted: number;
  /** Mean of Σ min(p, q) over these passes; NaN where there are none. */
  readonly agreement: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const wasRead = ({ fate }: DraftedPlace): boolean => fate !== 'unread';

/** Place by place, as far as any pass drafted. */
export function placeFigures(passes: readonly DraftPass[]): readonly PlaceFigures[] {
  const most = Math.max(0, ...passes.map(({ places }) => places.length));
  return Array.from({ length: most }, (_, i) => {
    const there = passes.flatMap(({ places }) => places[i] ?? []).filter(wasRead);
    return {
      place: i + 1,
      read: there.length,
      accepted: there.filter(({ fate }) => fate === 'accepted').length,
      agreement: mean(there.map(({ agreement }) => agreement)),
    };
  });
}

export interface PassFigures {
  /** Tokens that a pass gave, on average. */
  readonly measured: number;
  /** Mean of Σ min(p, q) over all places that the rule came to: α. */
  readonly acceptance: number;
  /** What a pass gives on average, were each drafted token accepted with probability α apart from the others. */
  readonly expected: number;
}

/** Null without a pass. */
export function passFigures(passes: readonly DraftPass[]): PassFigures | null {
  const read = passes.flatMap(({ places }) => places.filter(wasRead));
  if (read.length === 0) return null;
  const acceptance = mean(read.map(({ agreement }) => agreement));
  return {
    measured: mean(passes.map(givenTokens)),
    acceptance,
    expected: mean(passes.map(({ places }) => expectedTokens(acceptance, places.length))),
  };
}

export interface DraftVerdict {
  /** How many times as fast decoding was with the draft. */
  readonly factor: number;
  /** Cost of drafting a token, in steps of the target (c). */
  readonly cost: number;
  /** Cost of a pass over k + 1 rows, in steps of the target. */
  readonly rows: number;
  /** The factor, were a pass to cost what a step costs, as the papers assume. */
  readonly ideal: number;
  /** A factor this close to 1 is none: the two differ by less than their timing does. */
  readonly pays: 'yes' | 'no' | 'even';
}

const even = 0.05;

export function draftVerdict({ milliseconds, draft, pass, perPass, count }: DraftMeasure): DraftVerdict {
  const factor = milliseconds.plain / milliseconds.drafted;
  const cost = draft / milliseconds.plain;
  return {
    factor,
    cost,
    rows: pass / milliseconds.plain,
    ideal: speedUp(perPass, count, cost),
    pays: Math.abs(factor - 1) < even ? 'even' : factor > 1 ? 'yes' : 'no',
  };
}
