/**
 * Reading a text from its start, to its end: also when something that keeps the text interrupts it, which then finishes the reading. Knows
 * where the cursor goes afterwards, how far the text grows then, and which moves wait for it.
 */
import type { StoreApi } from 'zustand/vanilla';
import { activeText, nextId, plantPath } from '../text/token-tree';
import { type Command, type CommandQueue, textKinds } from './command-queue';
import { type Outcome, done, overtaken } from './outcome';
import type { SessionReader } from './session-reader';
import { type SessionState, failedWith } from './session-state';
import type { Stepping } from './stepping';

interface TextReadingParts {
  readonly state: StoreApi<SessionState>;
  readonly commands: CommandQueue;
  readonly reader: SessionReader;
  readonly stepping: Stepping;
}

/** The tokens of a new text, in order. */
interface NewText {
  readonly start: readonly number[];
  readonly prompt: readonly number[];
  /** Tokens that follow the prompt as they are. */
  readonly forced: readonly number[];
}

export class TextReading {
  readonly #parts: TextReadingParts;
  /** Tokens that the text grows to once it is read; 0: it does not grow. */
  #targetLength = 0;
  /** Where the cursor goes when the text is read. */
  #cursorAfter = 0;
  #waitingMoves: (() => void)[] = [];
  /** No text before this one has nodes with this id or a higher one. */
  #firstId = 0;

  constructor(parts: TextReadingParts) {
    this.#parts = parts;
  }

  get targetLength(): number {
    return this.#targetLength;
  }

  /**
   * Replaces the text; `read` is yet to read it. Moves that waited for the previous text are dropped.
   * @param targetLength tokens that it grows to afterwards
   */
  begin({ start, prompt, forced }: NewText, change: Partial<SessionState>, targetLength = 0): void {
    this.clear();
    const nodes = plantPath(start, prompt, forced, this.#firstId);
    const text = activeText(nodes);
    this.#targetLength = targetLength;
    this.#cursorAfter = text.path.length;
    this.#parts.state.setState({ nodes, ...text, length: 0, ...change });
  }

  /** There is no text to finish. Ids of the present text are not used again, so that what is kept by node id is never another text's. */
  clear(): void {
    this.#targetLength = 0;
    this.#waitingMoves = [];
    this.#firstId = Math.max(this.#firstId, nextId(this.#parts.state.getState().nodes));
  }

  /** Reads the text, with the cursor at the last token that is read; also a text whose reading was interrupted. */
  read(command: Command): Promise<Outcome> {
    return this.#read(command, (length) => this.#parts.state.setState({ length }));
  }

  /** Reads a text again that was read before; the cursor stays where it is. */
  readAgain(command: Command, cursor: number): Promise<Outcome> {
    this.#cursorAfter = cursor;
    return this.#read(command, () => undefined);
  }

  /** The visitor moves on from here: the text grows no further, unless one is still read from its start. */
  stopGrowing(): void {
    if (!this.#parts.commands.has(textKinds)) this.#targetLength = 0;
  }

  /** Makes a move when the text is read; never if another text comes first. */
  whenRead(move: () => void): void {
    this.#waitingMoves.push(move);
  }

  /** An error is in the state, and is thrown on. */
  async #read(command: Command, onRead: (length: number) => void): Promise<Outcome> {
    try {
      await this.#parts.reader.readAll(this.#cursorAfter, command.signal, onRead);
      return await this.#grow(command);
    } catch (error) {
      this.#parts.state.setState(failedWith(error));
      throw error;
    }
  }

  /** Grows the text to its target. To a move of the cursor these are steps like any others. */
  async #grow({ signal, become }: Command): Promise<Outcome> {
    const { state, stepping } = this.#parts;
    become('step');
    let steps = 0;
    while (state.getState().length < this.#targetLength && !signal.aborted && (await stepping.step(signal, this.#targetLength)))
      steps += 1;
    if (signal.aborted) return { ...overtaken, steps };
    this.#targetLength = 0;
    for (const move of this.#waitingMoves.splice(0)) move();
    return { ...done, steps };
  }
}
