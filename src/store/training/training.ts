/**
 * Training in the page: one run at a time, in a thread of its own, whatever is looked at meanwhile: it goes on when its view is left. Loaded
 * when its view or one of its actions is.
 */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Outcome } from '../../decode/session/outcome';
import { type BeginRun, type RunHandle, beginRun } from '../../trainer/connect';
import type { RunProgress } from '../../trainer/training';
import { messageOf } from '../../words/message-of';
import type { Keepsake } from '../keepsake';
import type { SavedState } from '../properties';
import { openTrained } from './open-trained';
import {
  type Trained,
  type TrainingReport,
  type TrainingState,
  isSame,
  lookedAt,
  noTraining,
  settingsOf,
  trainNames,
} from './training-state';

export class Training {
  readonly store: StoreApi<TrainingState> = createStore<TrainingState>(() => noTraining);
  readonly #keepsake: Keepsake;
  readonly #begin: BeginRun;
  #handle: Promise<RunHandle> | null = null;
  /** The last run that has something to compare with. */
  #latest: Trained | null = null;
  /** Of the run that is under way; what an earlier one still tells is not heard. */
  #number = 0;

  constructor(keepsake: Keepsake, begin: BeginRun = beginRun) {
    this.#keepsake = keepsake;
    this.#begin = begin;
    keepsake.display.subscribe((display, before) => {
      if (!isSame(settingsOf(display), settingsOf(before))) this.#changed();
    });
  }

  /** Trains to the end, or until it is paused: goes on with the run that is paused, or begins one. Nothing happens while it trains. */
  async go(): Promise<void> {
    await this.#act((handle) => handle.go());
  }

  /** One step; pauses first. */
  async step(): Promise<void> {
    await this.pause();
    await this.#act((handle) => handle.step());
  }

  async pause(): Promise<void> {
    const { status } = this.store.getState();
    if (status === 'running' || status === 'starting') await (await this.#handle?.catch(() => null))?.pause();
  }

  /** For scripts; copies. */
  report(): TrainingReport {
    const { status, error, run } = this.store.getState();
    return {
      status,
      error,
      settings: run && { ...run.settings },
      step: run?.step ?? 0,
      backend: run?.backend ?? null,
      milliseconds: run?.milliseconds ?? 0,
      losses: run ? [...run.losses.subarray(0, run.step)] : [],
      snapshots:
        run?.snapshots.map(({ step, loss, ordinary, trigger, valueRatio }) => ({ step, loss, ordinary, trigger, valueRatio })) ??
        [],
    };
  }

  /** Sets switches, and nothing else of a state. */
  set(change: Partial<SavedState>): void {
    const given = Object.entries(change).filter(([name]) => trainNames.some((switched) => switched === name));
    this.#keepsake.display.setState(Object.fromEntries(given));
  }

  /** Ends the run; what it has shown stays. */
  stop(): void {
    this.#end();
    this.store.setState(({ run, status }) => ({ status: run && status !== 'done' ? 'stopped' : status }));
  }

  /** Shows a snapshot: the last one up to this step; left out: the newest, from then on. */
  look(step?: number): void {
    this.store.setState(({ run }) => {
      if (step === undefined || run === null) return { at: null };
      return {
        at: Math.max(
          0,
          run.snapshots.findLastIndex((snapshot) => snapshot.step <= step),
        ),
      };
    });
  }

  /** Opens what is looked at as a model; the training is left as it is. @throws Error with a sentence where nothing was trained */
  async open(): Promise<Outcome> {
    const state = this.store.getState();
    const snapshot = lookedAt(state);
    return openTrained(this.#keepsake, snapshot && state.run ? { settings: state.run.settings, snapshot } : null);
  }

  async #act(act: (handle: RunHandle) => Promise<void>): Promise<void> {
    const now = this.store.getState().status;
    if (now === 'running' || now === 'starting') return;
    if (now !== 'paused') this.#start();
    const number = this.#number;
    const isMine = (): boolean => this.#number === number;
    this.store.setState({ status: now === 'paused' ? 'running' : 'starting', at: null, error: null });
    try {
      const handle = await this.#handle;
      if (handle === null || !isMine()) return;
      this.store.setState({ status: 'running' });
      await act(handle);
      if (isMine()) this.#settle();
    } catch (error) {
      if (!isMine()) return;
      this.#end();
      this.store.setState({ status: 'stopped', error: messageOf(error) });
    }
  }

  #settle(): void {
    const { run } = this.store.getState();
    const isDone = run !== null && run.step >= run.settings.steps;
    if (isDone) this.#end();
    this.store.setState({ status: isDone ? 'done' : 'paused' });
  }

  #start(): void {
    this.#end();
    const settings = settingsOf(this.#keepsake.display.getState());
    const number = this.#number;
    const empty: Trained = {
      settings,
      step: 0,
      losses: new Float32Array(settings.steps),
      snapshots: [],
      tokens: [],
      backend: null,
      milliseconds: 0,
    };
    const { run, before } = this.store.getState();
    if (run && run.snapshots.length > 1) this.#latest = run;
    const latest = this.#latest;
    this.store.setState({ run: empty, before: latest && !isSame(latest.settings, settings) ? latest : before });
    this.#handle = this.#begin(settings, (progress) => {
      if (this.#number === number) this.#hear(progress);
    }).then((handle) => {
      if (this.#number === number) this.#change((begun) => ({ ...begun, tokens: handle.tokens }));
      else handle.close();
      return handle;
    });
    // Heard by who waits for it.
    this.#handle.catch(() => undefined);
  }

  #hear({ step, from, losses, backend, milliseconds, snapshot }: RunProgress): void {
    this.#change((run) => {
      const all = run.losses.slice();
      all.set(losses, from);
      const snapshots = snapshot ? [...run.snapshots.filter((s) => s.step < snapshot.step), snapshot] : run.snapshots;
      return { ...run, step, losses: all, backend, milliseconds, snapshots };
    });
  }

  #change(change: (run: Trained) => Trained): void {
    this.store.setState(({ run }) => ({ run: run && change(run) }));
  }

  /** Other switches are another run: where one was under way, it begins at once. */
  #changed(): void {
    const { status } = this.store.getState();
    if (status === 'idle') return;
    const wasTraining = status === 'running' || status === 'starting';
    this.stop();
    if (wasTraining) void this.go();
  }

  #end(): void {
    this.#number += 1;
    this.#handle?.then((handle) => handle.close()).catch(() => undefined);
    this.#handle = null;
  }
}

const trainings = new WeakMap<Keepsake, Training>();

/** The one of a Keepsake. */
export function trainingOf(keepsake: Keepsake): Training {
  const known = trainings.get(keepsake) ?? new Training(keepsake);
  trainings.set(keepsake, known);
  return known;
}
