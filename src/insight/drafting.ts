/** Results of drafting and verifying: how often drafted tokens are accepted, tokens per pass, and whether it pays on this machine. */
import { meanOfAll } from '../decode/mean';
import type { DraftMeasure } from '../decode/drafting/draft-measure';
import { type DraftPass, tokensAdded } from '../decode/drafting/draft-pass';
import { type DraftedToken, expectedTokens, speedUp } from '../decode/drafting/speculative';
import { depthsOf } from '../decode/drafting/draft-tree';

/** A position after a pass's first token. */
export interface PlaceFigures {
  /** The first is 1. */
  readonly place: number;
  /** Passes in which the rule reached it: all before it was accepted. */
  readonly read: number;
  readonly accepted: number;
  /** How likely one of the candidates is accepted, of one Σ min(p, q); mean over these passes, NaN where there are none. */
  readonly agreement: number;
}

/** The candidates of each position that the rule reached: those that follow `first`, and those that follow what was accepted. */
function placesOf({ drafted, parents }: DraftPass): readonly (readonly DraftedToken[])[] {
  const groups: DraftedToken[][] = [];
  for (let at = -1, inside = true; inside; ) {
    const group = parents.flatMap((parent, i) => (parent === at ? [i] : []));
    if (group.length > 0) groups.push(group.flatMap((i) => drafted[i] ?? []));
    at = group.find((i) => drafted[i]?.fate === 'accepted') ?? -1;
    inside = at >= 0;
  }
  return groups;
}

/** How likely one of the candidates is accepted, each tried against what the earlier ones leave. */
const anyOf = (candidates: readonly DraftedToken[]): number =>
  1 - candidates.reduce((none, { agreement }) => none * (1 - agreement), 1);

/** By position, as far as any pass drafted. */
export function placeFigures(passes: readonly DraftPass[]): readonly PlaceFigures[] {
  const max = Math.max(0, ...passes.flatMap(({ parents }) => depthsOf(parents)));
  const read = passes.map(placesOf);
  return Array.from({ length: max }, (_, i) => {
    const there = read.flatMap((groups) => (groups[i] ? [groups[i]] : []));
    return {
      place: i + 1,
      read: there.length,
      accepted: there.filter((candidates) => candidates.some(({ fate }) => fate === 'accepted')).length,
      agreement: meanOfAll(there.map(anyOf)),
    };
  });
}

export interface PassFigures {
  /** Mean tokens per pass. */
  readonly measured: number;
  /** Mean of Σ min(p, q) of the first candidate over all positions that the rule reached: α. */
  readonly acceptance: number;
  /** How likely another candidate is accepted where the first is not, mean over these positions: β. Null where none had another. */
  readonly others: number | null;
  /** Expected tokens per pass, were each position decided independently with these probabilities. */
  readonly expected: number;
}

/** Null without a pass. */
export function passFigures(passes: readonly DraftPass[]): PassFigures | null {
  const read = passes.flatMap(placesOf);
  if (read.length === 0) return null;
  const acceptance = meanOfAll(read.map(([first]) => first?.agreement ?? 0));
  const several = read.filter((candidates) => candidates.length > 1);
  const others = several.length === 0 ? null : meanOfAll(several.map((candidates) => anyOf(candidates.slice(1))));
  const expected = ({ parents }: DraftPass): number => expectedTokens(acceptance, Math.max(0, ...depthsOf(parents)), others ?? 0);
  return { measured: meanOfAll(passes.map(tokensAdded)), acceptance, others, expected: meanOfAll(passes.map(expected)) };
}

export interface DraftVerdict {
  /** How many times as fast decoding was with the draft. */
  readonly factor: number;
  /** Cost of drafting a token, in steps of the target (c). */
  readonly cost: number;
  /** Cost of a pass over k + 1 rows, in steps of the target. */
  readonly rows: number;
  /** The factor if a pass cost as much as a step, as the papers assume. */
  readonly ideal: number;
  /** A factor this close to 1 counts as none: it is within the timing's noise. */
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
