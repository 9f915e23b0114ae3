/**
 * What kind of head each is, by where it looks on average: at the first token, at the token before, at what followed earlier copies of its own token
 * (induction, 2209.11895), or at earlier copies of the token that comes next (retrieval, after 2404.15574). On A as it is, and on A without column 0,
 * each row divided by what is left.
 */
import type { TracedText } from './scores';
import { headWeights, rowPlaces, sinkThreshold } from './attention';

export const headKinds = ['sink', 'previous', 'induction', 'retrieval', 'other'] as const;
export type HeadKind = (typeof headKinds)[number];

/** Mean shares, each over the rows that have such a token; NaN where none has. */
export type KindShares = Readonly<Record<Exclude<HeadKind, 'other'>, number>>;

/** The largest share's kind if it is above the threshold, which is that of the published sink metric. */
export function kindOf(shares: KindShares, threshold = sinkThreshold): HeadKind {
  let [kind, most]: [HeadKind, number] = ['other', threshold];
  for (const each of headKinds) {
    if (each === 'other') continue;
    if (shares[each] > most) [kind, most] = [each, shares[each]];
  }
  return kind;
}

export interface HeadKinds {
  /** On A. */
  readonly whole: KindShares;
  /** On A without column 0, renormalised: its `sink` is 0. */
  readonly without: KindShares;
}

class Mean {
  #sum = 0;
  #rows = 0;
  add(value: number): void {
    this.#sum += value;
    this.#rows += 1;
  }
  get value(): number {
    return this.#rows === 0 ? Number.NaN : this.#sum / this.#rows;
  }
}

interface Means {
  readonly sink: Mean;
  readonly previous: Mean;
  readonly induction: Mean;
  readonly retrieval: Mean;
}

const means = (): Means => ({ sink: new Mean(), previous: new Mean(), induction: new Mean(), retrieval: new Mean() });
const shares = ({ sink, previous, induction, retrieval }: Means): KindShares => ({
  sink: sink.value,
  previous: previous.value,
  induction: induction.value,
  retrieval: retrieval.value,
});

/** [layer][head] over rows 1 … length − 1; empty for a layer without weights per token. Rows that were discarded are left out. */
export function headKindsOf(text: TracedText, length: number): readonly (readonly HeadKinds[])[] {
  const all: { readonly whole: Means; readonly without: Means }[][] = [];
  for (let index = 1; index < length; index++) {
    const trace = text.trace(index);
    if (!trace) continue;
    const { keys } = trace;
    const { sink, previous, afterCopies } = rowPlaces(keys.length, text.tokens, keys);
    const next = text.tokens.at(index + 1);
    const copies =
      next === undefined ? [] : [...keys.keys()].filter((rank) => rank > 0 && text.tokens.at(keys[rank] ?? 0) === next);
    trace.layers.forEach(({ heads, attention, signed }, layer) => {
      const own = (all[layer] ??=
        attention && !signed ? Array.from({ length: heads }, () => ({ whole: means(), without: means() })) : []);
      own.forEach(({ whole, without }, head) => {
        const row = headWeights(trace, layer, head);
        if (!row) return;
        const first = sink < 0 ? 0 : (row[sink] ?? 0);
        let sum = 0;
        for (const weight of row) sum += weight || 0;
        const at = (ranks: readonly number[], withFirst: boolean): number =>
          ranks.reduce((total, rank) => total + (rank === sink && !withFirst ? 0 : rank < 0 ? 0 : (row[rank] ?? 0)), 0);
        for (const [to, withFirst] of [
          [whole, true],
          [without, false],
        ] as const) {
          const left = withFirst ? 1 : sum - first;
          if (!(left > 1e-12)) continue;
          to.sink.add(withFirst ? first : 0);
          // Row 1’s previous token is the first: it counts as the sink alone.
          if (index > 1) to.previous.add(at([previous], withFirst) / left);
          if (afterCopies !== null) to.induction.add(at(afterCopies, withFirst) / left);
          if (copies.length > 0) to.retrieval.add(at(copies, withFirst) / left);
        }
      });
    });
  }
  return all.map((layer) => layer.map(({ whole, without }) => ({ whole: shares(whole), without: shares(without) })));
}
