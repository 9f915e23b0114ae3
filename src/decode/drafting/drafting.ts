/** A session's speculative decoding: the drafter, its passes, and the token that the last pass drew but did not read. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { DraftMeasure } from './draft-measure';
import type { DraftPass } from './draft-pass';
import type { Drafter, ProposalShape } from './drafter';
import type { Sequence } from '../text/sequence';
import { shareVocabulary } from '../../model/shared-vocabulary';
import type { LoadedModel, SessionState } from '../session/session-state';
import type { Cursor } from '../session/cursor';
import type { SessionReader } from '../session/session-reader';
import type { DraftedNode } from './draft-tree';
import { messageOf } from '../../words/message-of';

export interface DraftingState {
  /** The draft model; null: every token is decoded by itself. */
  readonly model: Drafter['model'] | null;
  /** Positions that it drafts in a pass, at most. */
  readonly count: number;
  /** Candidates per position; more than one only where the target can read a tree in one pass (see Plan.branches). */
  readonly candidates: number;
  /** Passes since the last change of draft, prompt, sampling or reading, the oldest first. */
  readonly passes: readonly DraftPass[];
  /** Whether they were made ahead of the text, which has none of their tokens: the next pass of the text begins again. */
  readonly areAhead: boolean;
  readonly measuring: boolean;
  readonly measured: DraftMeasure | null;
  /** Why the draft failed; it is then no longer used. */
  readonly error: string | null;
}

export const maxDrafted = 8;
export const defaultDrafted = 4;
export const maxCandidates = 4;

const idle: DraftingState = {
  model: null,
  count: defaultDrafted,
  candidates: 1,
  passes: [],
  areAhead: false,
  measuring: false,
  measured: null,
  error: null,
};

/** The shape that a model can read in one pass: a tree only where its plan has branches, and no more rows than a step has. */
export function shapeFor({ plan }: LoadedModel, { count, candidates }: ProposalShape): ProposalShape {
  return { count, candidates: plan.branches ? Math.min(candidates, Math.floor((plan.maxRows - 1) / count)) : 1 };
}

/** Whether one model can draft for another: both write with the same tokens. */
function canDraft(draft: LoadedModel, target: LoadedModel): boolean {
  return draft.spec.vocabulary === target.spec.vocabulary && shareVocabulary(draft, target);
}

/** A token that is drawn but not read, the leaf that it follows, and the settings that it was drawn with. */
interface Unread extends Pick<SessionState, 'sampling' | 'reading'> {
  readonly leaf: number;
  readonly token: number;
}

export class Drafting {
  readonly state: StoreApi<DraftingState> = createStore<DraftingState>(() => idle);
  readonly #session: StoreApi<SessionState>;
  readonly #reader: SessionReader;
  #drafter: Drafter | null = null;
  #unread: Unread | null = null;

  constructor(session: StoreApi<SessionState>, reader: SessionReader) {
    this.#session = session;
    this.#reader = reader;
    session.subscribe((now, before) => {
      const measured = now.sampling !== before.sampling || now.reading !== before.reading || now.backend !== before.backend;
      if (measured) this.state.setState({ measured: null });
      if (measured || now.nodes.first !== before.nodes.first) this.state.setState({ passes: [] });
    });
  }

  /** The drafter, if the text's model can use it. */
  get drafter(): Drafter | null {
    const { model } = this.#session.getState();
    return model && this.#drafter && canDraft(this.#drafter.model, model) ? this.#drafter : null;
  }

  set(drafter: Drafter | null): void {
    this.#drafter = drafter;
    this.state.setState({ model: drafter?.model ?? null, passes: [], measured: null, error: null });
  }

  setCount(count: number): void {
    const whole = Math.max(1, Math.min(maxDrafted, Math.round(count)));
    if (whole !== this.state.getState().count) this.state.setState({ count: whole, passes: [], measured: null });
  }

  setCandidates(candidates: number): void {
    const whole = Math.max(1, Math.min(maxCandidates, Math.round(candidates)));
    if (whole !== this.state.getState().candidates) this.state.setState({ candidates: whole, passes: [], measured: null });
  }

  /**
   * The token that the last pass drew to follow the text at the cursor, while its settings hold. It must be taken even if the draft is
   * removed meanwhile: drawing again from the whole distribution would give the rejected token a second chance.
   */
  next(): number | null {
    const { path, length, sampling, reading } = this.#session.getState();
    const unread = this.#unread;
    const holds = unread && unread.leaf === path.at(length - 1) && unread.sampling === sampling && unread.reading === reading;
    return holds ? unread.token : null;
  }

  /**
   * Adds `first` and the drafted tokens that are accepted after it to the text, if its cursor is still this one.
   * @param room drafted tokens that fit
   * @returns false without a draft, without room for one, or when interrupted: nothing is added then
   */
  async pass(cursor: Cursor, first: number, room: number, signal: AbortSignal): Promise<boolean> {
    const { drafter } = this;
    const { tokens, length, sampling, reading, model } = this.#session.getState();
    const count = Math.min(room, this.state.getState().count);
    if (drafter === null || model === null || count < 1) return false;
    const shape = shapeFor(model, { count, candidates: this.state.getState().candidates });
    // Every row of a tree takes a slot while it is read.
    const candidates = count * shape.candidates > room ? 1 : shape.candidates;
    // Loaded with the first pass: a page without a draft does not need it.
    const { draftPass } = await import('./draft-pass');
    const done = await draftPass({
      text: tokens.take(length),
      first,
      sampling,
      propose: (text) => this.#propose(drafter, text, { count, candidates }, { target: model, sampling, signal }),
      read: (text, from) => this.#reader.readAhead(text, from, signal),
      readTree: (text, ways) => this.#reader.readTree(text, ways, signal),
    });
    if (!done || signal.aborted) return false;
    const { pass, traces } = done;
    const added = traces.map(({ token }) => token);
    if (!this.#reader.grow(cursor, added, traces, (i) => (i === 0 ? 'sampled' : 'drafted'))) return false;
    const { path, length: grown } = this.#session.getState();
    this.#unread = { leaf: path.at(grown - 1) ?? -1, token: pass.next.token, sampling, reading };
    if (pass.drafted.length > 0)
      this.state.setState(({ passes, areAhead }) => ({ passes: areAhead ? [pass] : [...passes, pass], areAhead: false }));
    return true;
  }

  /** Shows passes that no text has grown by. */
  showAhead(passes: readonly DraftPass[]): void {
    this.state.setState({ passes, areAhead: true });
  }

  /** A draft that fails is removed, and the text continues without it. */
  async #propose(
    drafter: Drafter,
    text: Sequence<number>,
    shape: ProposalShape,
    how: Parameters<Drafter['propose']>[2],
  ): Promise<readonly DraftedNode[]> {
    try {
      return await drafter.propose(text, shape, how);
    } catch (error) {
      this.set(null);
      this.state.setState({ error: messageOf(error) });
      return [];
    }
  }
}
