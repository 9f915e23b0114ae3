/**
 * Lockstep: a second session follows a first one, with the same tokens or its own, always equally far from the prompt. Its next move is a
 * pure function of where both are.
 */
import type { Outcome } from '../session/outcome';
import type { Session } from '../session/session';
import type { SessionState } from '../session/session-state';
import { shareVocabulary } from '../../model/shared-vocabulary';

/** `same`: the follower reads the leader's tokens; `own`: it decodes its own from the same prompt. */
export type Following = 'same' | 'own';

/** Where a lane is in its text. Tokens that begin every text are not counted, because they differ between models. */
export interface LanePosition {
  readonly promptText: string;
  /** Tokens of the prompt. */
  readonly prompt: number;
  /** Tokens of the active path: the prompt and what follows. */
  readonly tokens: readonly number[];
  /** Tokens up to the cursor; null while nothing is read. */
  readonly length: number | null;
  /** Most tokens of the text. */
  readonly capacity: number;
}

export type Move =
  | { readonly kind: 'prompt'; readonly forced: readonly number[] }
  | { readonly kind: 'choose'; readonly token: number }
  | { readonly kind: 'step' }
  | { readonly kind: 'goTo'; readonly length: number };

/** The follower's next move towards its leader; null when it is there, or can get no nearer. */
export function nextMove(leader: LanePosition, follower: LanePosition, following: Following): Move | null {
  if (leader.length === null) return null;
  const given = following === 'same' ? leader.tokens.slice(leader.prompt, leader.length) : [];
  // A different prompt is read from its start.
  if (follower.length === null || follower.promptText !== leader.promptText) return { kind: 'prompt', forced: given };
  const length = Math.min(follower.prompt + leader.length - leader.prompt, follower.capacity);
  if (following === 'own') {
    if (follower.tokens.length >= length) return follower.length === length ? null : { kind: 'goTo', length };
    return follower.length < follower.tokens.length ? { kind: 'goTo', length: follower.tokens.length } : { kind: 'step' };
  }
  // A branch may begin within the prompt. Where a shorter cache cut the follower's prompt, only what follows it is compared.
  const cut = follower.prompt === leader.prompt ? 0 : follower.prompt;
  const wanted = leader.tokens.slice(cut === 0 ? 0 : leader.prompt, leader.length);
  const own = follower.tokens.slice(cut);
  const count = length - cut;
  let agreed = 0;
  while (agreed < own.length && agreed < count && own[agreed] === wanted[agreed]) agreed += 1;
  if (agreed >= count) return follower.length === length ? null : { kind: 'goTo', length };
  // The texts differ from here on: go back there, and take the leader's tokens.
  if (follower.length !== cut + agreed) return { kind: 'goTo', length: cut + agreed };
  return { kind: 'choose', token: wanted[agreed] ?? 0 };
}

export function lanePosition(state: SessionState, capacity: number): LanePosition {
  const { model, tokens, length, promptLength, promptText } = state;
  const start = model?.spec.start.length ?? 0;
  return {
    promptText,
    prompt: Math.max(0, promptLength - start),
    tokens: tokens.slice(start),
    length: length === 0 ? null : Math.max(0, length - start),
    capacity: capacity - start,
  };
}

/** Makes a session follow another until it is stopped. */
export class Follower {
  readonly #leader: Session;
  readonly #session: Session;
  readonly #following: () => Following;
  readonly #onFailure: (error: unknown) => void;
  #running: Promise<void> | null = null;
  #stopped = false;
  /** The leader's text must be read from its start, whatever the follower has. */
  #mustRestart = false;
  /** The leader's state that the last move was made for. */
  #seen: SessionState | null = null;

  constructor(leader: Session, session: Session, following: () => Following, onFailure: (error: unknown) => void) {
    this.#leader = leader;
    this.#session = session;
    this.#following = following;
    this.#onFailure = onFailure;
  }

  /** Resolves when the follower has caught up with the leader. Errors go to `onFailure`. */
  async settle(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    await this.#running;
    // The leader may have moved during the last move.
    if (this.#leader.state.getState() !== this.#seen && this.#next() !== null) await this.settle();
  }

  /** Reads the leader's text from its start, whatever the follower has. */
  async restart(): Promise<void> {
    await this.#running;
    this.#mustRestart = true;
    await this.settle();
  }

  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    try {
      for (let move = this.#next(); move !== null && !this.#stopped; move = this.#next()) {
        const before = this.#session.state.getState();
        await this.#make(move);
        const after = this.#session.state.getState();
        // A move that changes nothing (a full cache, an interrupted reading) would be repeated for ever.
        if (after.path === before.path && after.length === before.length) return;
      }
    } catch (error) {
      // Once it is stopped, its session may be closed.
      if (!this.#stopped) this.#onFailure(error);
    }
  }

  #next(): Move | null {
    const leader = this.#leader.state.getState();
    this.#seen = leader;
    const own = this.#session.state.getState();
    if (!leader.model || !own.model || leader.phase !== 'ready' || own.phase === 'failed') return null;
    const following = shareVocabulary(leader.model, own.model) ? this.#following() : 'own';
    const position = lanePosition(own, this.#session.capacity());
    return nextMove(
      lanePosition(leader, this.#leader.capacity()),
      this.#mustRestart ? { ...position, length: null } : position,
      following,
    );
  }

  #make(move: Move): Promise<Outcome> {
    const session = this.#session;
    const leader = this.#leader.state.getState();
    switch (move.kind) {
      case 'prompt':
        this.#mustRestart = false;
        return session.prompt(leader.promptText, move.forced);
      case 'choose':
        return session.choose(move.token);
      case 'step':
        session.setSampling(leader.sampling);
        return session.step();
      case 'goTo':
        return session.goTo(move.length + (session.state.getState().model?.spec.start.length ?? 0));
    }
  }
}

/**
 * The first place after the prompt at which two texts differ, counted from the prompt's first token; null where one continues the other.
 */
export function firstDifference(a: LanePosition, b: LanePosition): number | null {
  for (let i = Math.max(a.prompt, b.prompt); i < Math.min(a.length ?? 0, b.length ?? 0); i++)
    if (a.tokens[i] !== b.tokens[i]) return i;
  return null;
}
