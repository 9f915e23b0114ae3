/** Steps: the cursor moves on along the text, or the text grows by a drawn token or a pass of a draft. */
import type { StoreApi } from 'zustand/vanilla';
import type { StepTrace } from '../../engine/trace';
import type { Drafting } from '../drafting/drafting';
import { needsAll, sample } from '../sampling';
import { cursorOf } from './cursor';
import { type Outcome, done } from './outcome';
import type { SessionReader } from './session-reader';
import { type SessionState, capacityOf, requireModel } from './session-state';

export class Stepping {
  readonly #state: StoreApi<SessionState>;
  readonly #reader: SessionReader;
  readonly #drafting: Drafting;

  constructor(state: StoreApi<SessionState>, reader: SessionReader, drafting: Drafting) {
    this.#state = state;
    this.#reader = reader;
    this.#drafting = drafting;
  }

  canStep(): boolean {
    const state = this.#state.getState();
    const { model, path, length, phase } = state;
    if (!model || length === 0 || phase === 'loading' || phase === 'reading' || phase === 'failed') return false;
    return length < path.length || length < capacityOf(state);
  }

  /** As many steps as are possible, `count` at most. */
  async steps(count: number, signal: AbortSignal): Promise<Outcome> {
    let taken = 0;
    while (taken < count && !signal.aborted && (await this.step(signal))) taken += 1;
    return { ...done, overtaken: taken < count && signal.aborted, steps: taken };
  }

  /**
   * One step: along the path where it goes on, else a drawn token, with a draft followed by the drafted tokens that are accepted.
   * @param maxLength tokens that the text may have afterwards
   * @returns false when there is no step, or when interrupted
   */
  async step(signal: AbortSignal, maxLength = Infinity): Promise<boolean> {
    const state = this.#state.getState();
    const { path, length } = state;
    if (length < path.length) {
      this.#state.setState({ length: length + 1 });
      return true;
    }
    const cursor = cursorOf(state);
    if (!cursor || !this.canStep()) return false;
    const { recorded } = requireModel(state);
    if (recorded) return !signal.aborted && this.#reader.extend(recorded.tokens[length] ?? 0, 'sampled', signal);
    const trace = await this.#reader.ensure(length - 1, signal);
    if (!trace || signal.aborted) return false;
    const next = this.#drafting.next() ?? (await this.#draw(trace, signal));
    if (next === null) return false;
    const room = Math.min(maxLength, capacityOf(this.#state.getState())) - length - 1;
    if (await this.#drafting.pass(cursor, next, room, signal)) return true;
    return !signal.aborted && (await this.#reader.extend(next, 'sampled', signal));
  }

  /** The token that is drawn after the last row; null when interrupted. A large vocabulary's logits may all be needed for it. */
  async #draw(trace: StepTrace, signal: AbortSignal): Promise<number | null> {
    const { sampling, length } = this.#state.getState();
    const row = needsAll(trace.logits, sampling) ? await this.#reader.ensureLogits(length - 1, signal) : trace;
    return row === undefined || signal.aborted || needsAll(row.logits, sampling) ? null : sample(row.logits, sampling, length);
  }
}
