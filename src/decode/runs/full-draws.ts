/**
 * The tokens that a full cache would have drawn: each from the shadow run's logits of the row before it, by the draw of its own place in the text
 * (seed, index). As long as they are the tokens of the text, a second run with everything kept would have read the same, so this is what it
 * would have written, up to the first token that differs.
 */
import type { StepTrace } from '../../engine/trace';
import { type SamplingSettings, needsAll, sampleApart } from '../sampling';
import type { SessionState } from '../session/session-state';
import { find } from '../text/token-tree';

export interface FullComparison {
  /** Decoded tokens that were compared and are the same. Those that were chosen by hand are not compared. */
  readonly same: number;
  /** The first token that is another: its index, and what it would have been. */
  readonly first: { readonly index: number; readonly token: number } | null;
}

export const nothingCompared: FullComparison = { same: 0, first: null };

type Texts = Pick<SessionState, 'path' | 'tokens' | 'nodes' | 'promptLength' | 'sampling'>;

interface Rows {
  /** The row with everything kept, of the active path. */
  readonly full: (index: number) => StepTrace | undefined;
  /** The row as the text was drawn from it; undefined where it was discarded. */
  readonly own: (index: number) => StepTrace | undefined;
}

export class FullDraws {
  readonly #rows: Rows;
  /** What each node was drawn with. */
  readonly #sampling = new Map<number, SamplingSettings>();
  /** By node, the token that a full cache would have drawn there; null where that cannot be compared. */
  readonly #drawn = new Map<number, number | null>();

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** Keeps the sampling settings of the tokens that are new. */
  note(now: Texts, before: Pick<Texts, 'path' | 'nodes'>): void {
    if (now.nodes.first !== before.nodes.first) this.#sampling.clear();
    for (let at = now.path.common(before.path); at < now.path.length; at++) {
      const node = now.path.at(at) ?? -1;
      if (!this.#sampling.has(node)) this.#sampling.set(node, now.sampling);
    }
  }

  /** The rows with everything kept are others now. */
  forget(): void {
    this.#drawn.clear();
  }

  /** @param rows how many rows of the path have been read with everything kept */
  compare({ path, tokens, nodes, promptLength }: Texts, rows: number): FullComparison {
    let same = 0;
    // The last row gives the token after it.
    const upTo = Math.min(path.length, rows + 1);
    for (let index = promptLength; index < upTo; index++) {
      const node = path.at(index) ?? -1;
      const drawn = tokens.at(index) ?? -1;
      if (find(nodes, node).origin === 'chosen') continue;
      const token = this.#draw(node, index, drawn);
      if (token !== null && token !== drawn) return { same, first: { index, token } };
      if (token !== null) same += 1;
    }
    return { same, first: null };
  }

  #draw(node: number, index: number, drawn: number): number | null {
    const known = this.#drawn.get(node);
    if (known !== undefined) return known;
    const settings = this.#sampling.get(node);
    const full = this.#rows.full(index - 1);
    if (settings === undefined || full === undefined || needsAll(full.logits, settings)) return null;
    const token = sampleApart(full.logits, settings, index);
    // A token of a link may have been chosen, and a draft draws otherwise: only what the row itself gives is the cache's doing.
    const own = token === drawn ? undefined : this.#rows.own(index - 1);
    const found = own && !needsAll(own.logits, settings) && sampleApart(own.logits, settings, index) !== drawn ? null : token;
    this.#drawn.set(node, found);
    return found;
  }
}
