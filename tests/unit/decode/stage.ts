/**
 * A session under a test's hand: every step of its engine waits at a gate, whatever is asked of it is logged with what became of it, and the
 * same can be asked of another session one thing after another.
 */
import { allLogits } from '../../support/all-logits';
import { createStore } from 'zustand/vanilla';
import type { Outcome } from '../../../src/decode/session/outcome';
import type { ReadingSettings } from '../../../src/decode/reader/reading-settings';
import { type Session, createSession } from '../../../src/decode/session/session';
import type { LoadedModel } from '../../../src/decode/session/session-state';
import { find } from '../../../src/decode/text/token-tree';
import type { EngineHost } from '../../../src/engine/host';
import { Playback } from '../../../src/store/playback';
import { type Display, defaultDisplay } from '../../../src/store/display';
import { Gate } from './fake-host';

export type Command =
  | { readonly kind: 'prompt'; readonly text: string }
  | { readonly kind: 'step' | 'back' | 'goTo'; readonly count: number }
  | { readonly kind: 'choose'; readonly token: number; readonly at: number | null }
  | { readonly kind: 'switchTo'; readonly node: number }
  | { readonly kind: 'rerun'; readonly change: Partial<ReadingSettings> }
  | { readonly kind: 'backend' | 'play' | 'pause' }
  | { readonly kind: 'look'; readonly at: number; readonly of: 'trace' | 'state' | 'mlp' }
  | { readonly kind: 'settle'; readonly gates: readonly number[] };

/** What was asked, in the order of asking, and what became of it. */
export interface Entry {
  readonly command: Command;
  /** Of a branch that was switched to, its tokens. */
  readonly branch: readonly number[] | null;
  /** Whether the text has been read from its start since. */
  begun: boolean;
  /** Of a text that is decoded again: a move of the cursor left it where it was. */
  cut: boolean;
  outcome: Outcome | null;
}

/** What was seen of a row after the fact, and of which text. */
export interface Look {
  readonly tokens: readonly number[];
  readonly reading: ReadingSettings;
  /** Logits, an array that is one state, or what the last layer's MLP was given and made of it. */
  readonly what: 'logits' | 'state' | 'mlp';
  readonly seen: Float32Array | null;
}

/** How a model is started: a host with it loaded. */
export interface Kind {
  readonly model: LoadedModel;
  host(gate?: Gate): Promise<EngineHost> | EngineHost;
  /** An array that a layer keeps as one state. */
  readonly state: { readonly layer: number; readonly array: string } | null;
}

/** What the last layer's MLP was given for a row, and the product that it made of it, end to end; null for a model without one. */
export async function mlpNumbers(session: Session, { model }: Kind, index: number): Promise<Float32Array | null> {
  const row = await session.mlpRow(model.spec.layers.length - 1, index);
  return row && Float32Array.from([...row.residual, ...row.product]);
}

export const tokensOf = ({ state }: Session): number[] => state.getState().tokens.slice();

export async function openSession(kind: Kind, gate?: Gate): Promise<Session> {
  const session = createSession(await kind.host(gate), { dwell: 0 });
  await session.open(kind.model, new ArrayBuffer(0), 'auto');
  session.setSampling({ temperature: 1.2, topP: 1, seed: 7 });
  return session;
}

export class Stage {
  readonly session: Session;
  readonly log: Entry[] = [];
  readonly looks: Look[] = [];
  readonly problems: string[] = [];
  readonly #gates: readonly Gate[];
  readonly #kind: Kind;
  readonly #display = createStore<Display>(() => ({ ...defaultDisplay, speed: 0 }));
  readonly #playback: Playback;
  readonly #under: Promise<unknown>[] = [];
  #stepping = 0;
  #stopExpecting: () => void = () => undefined;

  constructor(session: Session, kind: Kind, gates: readonly Gate[], settle: () => Promise<void> = async () => undefined) {
    this.session = session;
    this.#kind = kind;
    this.#gates = gates;
    const step = async (): Promise<Outcome> => {
      if (!this.#display.getState().playing) this.problems.push('a step was played after playing had ended');
      if (++this.#stepping > 1) this.problems.push('two steps were played at once');
      try {
        return await this.#note({ kind: 'step', count: 1 }, () => session.step(1));
      } finally {
        this.#stepping -= 1;
      }
    };
    session.state.subscribe(({ phase }) => {
      if (phase === 'reading') for (const entry of this.#texts()) entry.begun = true;
    });
    this.#playback = new Playback({ session: { step, canStep: session.canStep }, display: this.#display, lanes: { settle } });
  }

  get playing(): boolean {
    return this.#display.getState().playing;
  }

  async #note(command: Command, run: () => Promise<Outcome>, branch: readonly number[] | null = null): Promise<Outcome> {
    if (['back', 'goTo', 'choose', 'switchTo'].includes(command.kind)) this.#cut();
    const running = run();
    const entry: Entry = { command, branch, begun: false, cut: false, outcome: null };
    this.log.push(entry);
    entry.outcome = await running;
    return entry.outcome;
  }

  /** What is decoded again and grows when the cursor is moved ends there; what is still read from its start, or waits, goes on. */
  #cut(): void {
    const [one, another] = this.#texts();
    if (one?.begun && another === undefined && this.session.state.getState().phase === 'ready') one.cut = true;
  }

  /** Nothing more of the text before is read once a new one is asked for. */
  #expectNext(text: string): void {
    const { state } = this.session;
    const came = this.#gates[0]?.come ?? 0;
    const root = state.getState().nodes.list.at(0);
    this.#stopExpecting();
    this.#stopExpecting = state.subscribe(({ nodes, promptText, promptLength }) => {
      if (promptText !== text || promptLength === 0 || nodes.list.at(0) === root) return;
      this.#stopExpecting();
      if (this.#gates[0]?.come !== came) this.problems.push('a new text waited for steps of the one before');
    });
  }

  /** Those that have a text read from its start, and are not done. */
  #texts(): readonly Entry[] {
    return this.log.filter(({ command, outcome }) => isText(command) && outcome === null);
  }

  /** Asks for something; does not wait for it, but for a settling of what others asked. */
  async ask(command: Command): Promise<void> {
    const { session } = this;
    const { length, path, nodes } = session.state.getState();
    const note = (run: () => Promise<Outcome>, branch: readonly number[] | null = null): void => {
      this.#under.push(this.#note(command, run, branch));
    };
    switch (command.kind) {
      case 'prompt':
        this.#playback.pause();
        this.#expectNext(command.text);
        return note(() => session.prompt(command.text));
      case 'step':
        this.#playback.pause();
        return note(() => session.step(command.count));
      case 'back':
        this.#playback.pause();
        return note(() => session.back(command.count));
      case 'goTo':
        this.#playback.pause();
        return note(() => session.goTo(command.count));
      case 'choose': {
        this.#playback.pause();
        const at = command.at === null ? null : 1 + (command.at % Math.max(1, path.length));
        const chosen = { ...command, at };
        this.#under.push(this.#note(chosen, () => session.choose(command.token, at ?? undefined)));
        return;
      }
      case 'switchTo': {
        const node = nodes.list.at(command.node % Math.max(1, nodes.list.length));
        if (!node) return;
        this.#playback.pause();
        const branch: number[] = [];
        for (let at: number | null = node.id; at !== null; at = find(nodes, at).parent) branch.unshift(find(nodes, at).token);
        return note(() => session.switchTo(node.id), branch);
      }
      case 'rerun':
        this.#display.setState({ playing: false });
        return note(() => session.rerun(command.change));
      case 'backend':
        this.#display.setState({ playing: false });
        return note(() => session.chooseBackend('cpu'));
      case 'play':
        if (session.canStep()) this.#under.push(this.#playback.play());
        return;
      case 'pause':
        return this.#playback.pause();
      case 'look':
        if (length > 0) this.#look(command.at % path.length, command.of);
        return;
      case 'settle':
        for (const which of command.gates) await this.#open(which);
    }
  }

  #look(index: number, of: 'trace' | 'state' | 'mlp'): void {
    const { session } = this;
    const { tokens, reading } = session.state.getState();
    const { state } = this.#kind;
    const what = of === 'mlp' ? 'mlp' : of === 'trace' || state === null ? 'logits' : 'state';
    const keep = (seen: Float32Array | null): void => {
      this.looks.push({ tokens: tokens.slice(0, index + 1), reading, what, seen });
    };
    if (what === 'mlp') this.#under.push(mlpNumbers(session, this.#kind, index).then(keep));
    else if (what === 'logits' || state === null)
      this.#under.push(
        session.ensureTrace(index).then(
          ({ logits }) => keep(allLogits(logits)),
          () => undefined,
        ),
      );
    else this.#under.push(session.cacheArray(state.layer, state.array, index).then(keep));
  }

  async #open(which: number): Promise<void> {
    const open = this.#gates.filter(({ waiting }) => waiting.length > 0);
    open[which % Math.max(1, open.length)]?.open(which);
    // Playing waits for a timer between two steps.
    await tick();
  }

  /** Pauses, and lets everything that is under way come to its end. */
  async settle(draw: () => number): Promise<void> {
    this.#playback.pause();
    await meanwhile(Promise.all(this.#under), () => this.#open(draw()));
  }
}

/** Does something again and again until a promise is settled, and gives what it gives. */
export async function meanwhile<T>(promise: Promise<T>, each: () => Promise<unknown>): Promise<T> {
  const state = { over: false };
  const settled = promise.finally(() => (state.over = true));
  while (!state.over) await each();
  return settled;
}

export const tick = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 0));

/** Whether it has a text read from its start. */
const isText = ({ kind }: Command): boolean => kind === 'prompt' || kind === 'rerun' || kind === 'backend';
