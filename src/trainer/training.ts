/** A run: steps, one after another, and looks on the way. It goes on until it is paused, and can be paused between any two steps. */
import { type Look, Looker } from './look';
import type { TrainerSettings } from './settings';
import type { Trainer, TrainerState } from './trainer';

/** What was learnt after `step` steps, and what it does. */
export interface Snapshot extends Look {
  readonly step: number;
  /** As `weightTensors` lays them out. */
  readonly weights: Float32Array<ArrayBuffer>;
}

export interface RunProgress {
  readonly step: number;
  /** The losses of the steps from `from` on, in nats a token. Where a device was lost, some of them were told before. */
  readonly from: number;
  readonly losses: Float32Array<ArrayBuffer>;
  readonly backend: Trainer['backend'];
  /** Of a step, as the last ones took; 0 before the first. */
  readonly milliseconds: number;
  readonly snapshot: Snapshot | null;
}

/** From another thread, a call is a promise. */
export type Tell = (progress: RunProgress) => void | Promise<void>;

/** Makes a trainer, to begin with or to go on from a state; `onCpu`: there and nowhere else. */
export type StartTrainer = (settings: TrainerSettings, from: TrainerState | null, onCpu: boolean) => Promise<Trainer>;

/** Milliseconds between two reports, as far as a step allows. */
const patience = 60;

/** Whether a look is taken after this many steps: often at first, when most happens. */
export function isLookedAt(step: number, steps: number): boolean {
  return step === steps || step % (step <= 300 ? 10 : 25) === 0;
}

export class TrainingRun {
  readonly tokens: readonly number[];
  readonly #settings: TrainerSettings;
  readonly #start: StartTrainer;
  readonly #tell: Tell;
  readonly #looker: Looker;
  #trainer: Trainer | null = null;
  /** What can be gone on from, where a device is lost. */
  #last: TrainerState | null = null;
  #step = 0;
  #told = 0;
  #milliseconds = 0;
  /** How often a pause was asked for: what was begun before it ends. */
  #pauses = 0;
  #under: Promise<void> = Promise.resolve();

  /** @param tell called whenever a part of the run is done; heard before the run goes on */
  constructor(settings: TrainerSettings, start: StartTrainer, tell: Tell) {
    this.#settings = settings;
    this.#start = start;
    this.#tell = tell;
    this.#looker = new Looker(settings);
    this.tokens = this.#looker.tokens;
  }

  get isDone(): boolean {
    return this.#step >= this.#settings.steps;
  }

  /** Goes on to the end, or until it is paused. */
  go(): Promise<void> {
    return this.#queue(async (isPaused) => {
      while (!isPaused() && !this.isDone) {
        await this.#advance(this.#chunk());
        // What came meanwhile is heard: a pause.
        await new Promise((resolve) => setTimeout(resolve));
      }
      await this.#lookWhereItStopped();
    });
  }

  /** Makes one step, and looks. */
  step(): Promise<void> {
    return this.#queue(async (isPaused) => {
      if (isPaused() || this.isDone) return;
      await this.#advance(1);
      await this.#lookWhereItStopped();
    });
  }

  /** Ends what was asked for, after the steps that are under way. */
  async pause(): Promise<void> {
    this.#pauses += 1;
    await this.#under.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.pause();
    this.#trainer?.close();
    this.#trainer = null;
  }

  async #lookWhereItStopped(): Promise<void> {
    if (this.#last?.step !== this.#step) await this.#report(true);
  }

  /** One thing after another. */
  #queue(job: (isPaused: () => boolean) => Promise<void>): Promise<void> {
    const before = this.#pauses;
    const next = this.#under.catch(() => undefined).then(() => job(() => this.#pauses > before));
    this.#under = next;
    return next;
  }

  /** Steps until a report is due, or a look. */
  #chunk(): number {
    const many = Math.max(1, Math.floor(patience / Math.max(this.#milliseconds, 1)));
    let count = 1;
    while (count < many && !isLookedAt(this.#step + count, this.#settings.steps)) count += 1;
    return count;
  }

  async #advance(count: number): Promise<void> {
    const trainer = await this.#begun();
    const from = performance.now();
    try {
      await trainer.train(count);
    } catch (error) {
      await this.#goOnElsewhere(trainer, error);
      return;
    }
    const each = (performance.now() - from) / count;
    // The first step compiles.
    this.#milliseconds = this.#step === 0 ? 0 : this.#milliseconds === 0 ? each : 0.8 * this.#milliseconds + 0.2 * each;
    this.#step += count;
    await this.#report(isLookedAt(this.#step, this.#settings.steps));
  }

  async #begun(): Promise<Trainer> {
    if (this.#trainer) return this.#trainer;
    this.#trainer = await this.#start(this.#settings, this.#last, false);
    if (this.#last === null) await this.#report(true);
    return this.#trainer;
  }

  /** A lost device gives way to the CPU, from the last look on. @throws the error where it was the CPU */
  async #goOnElsewhere(trainer: Trainer, error: unknown): Promise<void> {
    if (trainer.backend === 'cpu') throw error;
    trainer.close();
    this.#trainer = await this.#start(this.#settings, this.#last, true);
    this.#step = this.#last?.step ?? 0;
    this.#told = Math.min(this.#told, this.#step);
    this.#milliseconds = 0;
  }

  async #report(looks: boolean): Promise<void> {
    const trainer = this.#trainer;
    if (trainer === null) return;
    const state = looks ? await trainer.state() : null;
    const losses = (state?.history ?? (await trainer.history())).slice(this.#told, this.#step);
    let snapshot: Snapshot | null = null;
    if (state) {
      this.#last = state;
      snapshot = { step: this.#step, weights: state.weights, ...this.#looker.look(state.weights) };
    }
    const from = this.#told;
    this.#told = this.#step;
    await this.#tell({ step: this.#step, from, losses, backend: trainer.backend, milliseconds: this.#milliseconds, snapshot });
  }
}
