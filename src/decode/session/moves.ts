/** Moves of the cursor, which are made at once, and a token chosen at the cursor or anywhere in the text. */
import type { StoreApi } from 'zustand/vanilla';
import { visibleToken } from '../../model/visible';
import { words } from '../../words';
import { activate, activeText, find, has } from '../text/token-tree';
import { type CommandQueue, textKinds } from './command-queue';
import { DecodeError } from './errors';
import { type Outcome, done, moved, overtaken } from './outcome';
import type { SessionReader } from './session-reader';
import { type SessionState, capacityOf, failedWith, requireModel } from './session-state';
import type { TextReading } from './text-reading';

interface MovesParts {
  readonly state: StoreApi<SessionState>;
  readonly commands: CommandQueue;
  readonly reader: SessionReader;
  readonly reading: TextReading;
}

const cancelled = (): Outcome => overtaken;

export class Moves {
  readonly #parts: MovesParts;

  constructor(parts: MovesParts) {
    this.#parts = parts;
  }

  /** See Session.back. */
  back(count: number): Promise<Outcome> {
    return this.#move(() => this.#parts.state.getState().length - count);
  }

  /** See Session.goTo. */
  goTo(length: number): Promise<Outcome> {
    return this.#move(() => Math.round(length));
  }

  /** See Session.switchTo. */
  async switchTo(node: number): Promise<Outcome> {
    const { state, commands } = this.#parts;
    if (!commands.has(textKinds) && !has(state.getState().nodes, node))
      throw new DecodeError('no-step', words.decode.noSuchBranch(node));
    const switchBranch = (): number => {
      const nodes = activate(state.getState().nodes, node);
      state.setState({ nodes, ...activeText(nodes) });
      return find(nodes, node).index + 1;
    };
    return this.#move(switchBranch, () => has(state.getState().nodes, node));
  }

  /** See Session.choose. The token follows the one that it was meant for, or is dropped. */
  async choose(token: number, at?: number): Promise<Outcome> {
    const { state, commands, reader, reading } = this.#parts;
    const { spec, recorded, tokenizer } = requireModel(state.getState());
    if (!Number.isInteger(token) || token < 0 || token >= spec.vocabulary)
      throw new DecodeError('no-token', words.decode.noSuchToken(token));
    const own = recorded?.tokens[at ?? state.getState().length];
    if (recorded && own !== undefined && own !== token)
      throw new DecodeError('recorded', recorded.say.otherToken(visibleToken(tokenizer.piece(own), tokenizer.specialName(own))));
    const node = at === undefined ? undefined : state.getState().path.at(at - 1);
    const isReading = commands.has(textKinds);
    if (at !== undefined && node === undefined && !isReading)
      throw new DecodeError('no-step', words.decode.noSuchStep(at - 1, state.getState().length));
    const goThere = (): boolean => {
      if (at !== undefined) this.#setCursor(at);
      return at !== undefined;
    };
    let isMoved = false;
    let isFull = false;
    if (!isReading) {
      commands.cancel(['step', 'measure']);
      reading.stopGrowing();
      // Moves that wait come first.
      isMoved = !commands.has(['move']) && goThere();
    }
    const outcome = await commands.run(
      'step',
      async ({ signal }) => {
        if (at !== undefined && (node === undefined || state.getState().path.at(at - 1) !== node)) return overtaken;
        isMoved = goThere();
        const now = state.getState();
        const { length, path, tokens } = now;
        isFull = length >= capacityOf(now) && length >= path.length;
        if (length === 0 || isFull) return done;
        if (tokens.at(length) === token) state.setState({ length: length + 1 });
        else if (!(await reader.extend(token, 'chosen', signal))) return overtaken;
        return done;
      },
      { cancelled, failed: (error) => state.setState(failedWith(error)) },
    );
    if (isFull) throw new DecodeError('full', words.decode.contextFull(capacityOf(state.getState())));
    return { ...outcome, moved: isMoved };
  }

  /**
   * Moves the cursor at once, from where the visitor sees it, and cancels steps. While a text is read from its start, the move waits for that.
   * @param to tokens up to the cursor afterwards
   * @param exists whether that place still exists when the move is made
   */
  async #move(to: () => number, exists: () => boolean = () => true): Promise<Outcome> {
    const { state, commands, reading } = this.#parts;
    const make = (): Outcome => {
      if (!exists()) return overtaken;
      // The reading was interrupted, and another command is to finish it.
      if (state.getState().phase === 'reading') reading.whenRead(make);
      else this.#setCursor(to());
      return moved;
    };
    const isReading = commands.has(textKinds);
    if (!isReading) {
      commands.cancel(['step']);
      reading.stopGrowing();
    }
    if (!isReading && !commands.has(['move'])) return make();
    return commands.run('move', async () => make(), { cancelled });
  }

  /** Puts the cursor after this many tokens, or as near as possible. */
  #setCursor(length: number): void {
    this.#parts.state.setState(({ path }) => ({ length: path.length === 0 ? 0 : Math.min(path.length, Math.max(1, length)) }));
  }
}
