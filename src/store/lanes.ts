/** Lanes: up to three more models or cache policies beside the page's own, each with a separate engine, in lockstep with it. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Follower, Following } from '../decode/lanes/lockstep';
import { unmodified } from '../decode/reader/reading-settings';
import { type Session, createSession } from '../decode/session/session';
import { loadedModel } from '../decode/session/session-state';
import { sameBackend } from '../engine/host';
import type { ConnectedHost } from '../engine/connect';
import type { Models } from '../model/models';
import type { LaneSettings } from './lane-settings';

/** Lanes beside the first, which is the page's own text. */
export const maxLanes = 3;

export interface Lane {
  /** Never reused for another lane. */
  readonly id: number;
  readonly settings: LaneSettings;
  readonly session: Session;
}

export interface LanesState {
  readonly lanes: readonly Lane[];
  readonly following: Following;
}

interface LaneParts {
  readonly leader: Session;
  readonly models: Models;
  readonly startHost: () => ConnectedHost;
  readonly onFailure: (error: unknown) => void;
}

/** Traces of a lane are read only where the first lane's are: a third of its bound is plenty. */
const laneTraceBytes = 32 * 2 ** 20;

/** A lane's running work. */
interface OpenLane {
  readonly session: Session;
  /** Cancels it: its download, its thread. */
  readonly end: AbortController;
  /** The latest change, which the next one waits for. */
  change: AbortController;
  busy: Promise<void>;
  /** Null while it is being opened or changed: it follows nothing then. */
  follower: Follower | null;
}

export class Lanes {
  readonly store: StoreApi<LanesState> = createStore<LanesState>(() => ({ lanes: [], following: 'same' }));
  readonly #parts: LaneParts;
  readonly #open = new Map<number, OpenLane>();
  #ids = 0;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    // A lane that has fallen behind catches up; the stepping code need not know about lanes.
    parts.leader.state.subscribe((now, before) => {
      if (now.phase === 'ready' && (now.length !== before.length || now.nodes !== before.nodes || now.phase !== before.phase))
        void this.settle();
    });
  }

  /** Resolves when every lane's cursor is where the first one's is. */
  async settle(): Promise<void> {
    await Promise.all([...this.#open.values()].map(async ({ follower }) => follower?.settle()));
  }

  /**
   * Opens a lane and lets it catch up; one that is closed meanwhile is no failure.
   * @throws ModelError, EngineError; the lane is then not there
   */
  async add(settings: LaneSettings): Promise<void> {
    if (this.store.getState().lanes.length >= maxLanes) return;
    const id = ++this.#ids;
    const { host, close } = this.#parts.startHost();
    const end = new AbortController();
    end.signal.addEventListener('abort', close);
    const session = createSession(host, { traceBytes: laneTraceBytes });
    const lane: OpenLane = { session, end, change: new AbortController(), busy: Promise.resolve(), follower: null };
    this.#open.set(id, lane);
    this.store.setState(({ lanes }) => ({ lanes: [...lanes, { id, settings, session }] }));
    try {
      await this.#inTurn(lane, (cancelled) => this.#load(session, settings, cancelled));
    } catch (error) {
      this.remove(id);
      throw error;
    }
  }

  /**
   * Cancels a lane's earlier change, waits for its end, then opens or changes the lane and has it follow.
   * @throws what it fails with, unless it was cancelled itself
   */
  async #inTurn(lane: OpenLane, work: (cancelled: AbortSignal) => Promise<void>): Promise<void> {
    const { leader, onFailure } = this.#parts;
    lane.change.abort();
    lane.change = new AbortController();
    const cancelled = AbortSignal.any([lane.end.signal, lane.change.signal]);
    lane.follower?.stop();
    lane.follower = null;
    // Comes with the first lane.
    const lockstep = import('../decode/lanes/lockstep');
    lockstep.catch(() => undefined);
    const done = lane.busy.then(() => (cancelled.aborted ? undefined : work(cancelled)));
    lane.busy = done.catch(() => undefined);
    try {
      await done;
    } catch (error) {
      if (!cancelled.aborted) throw error;
    } finally {
      if (!cancelled.aborted) {
        const { Follower: Follows } = await lockstep;
        // Something may have been asked for while it came.
        if (!cancelled.aborted) {
          lane.follower = new Follows(leader, lane.session, () => this.store.getState().following, onFailure);
          await lane.follower.restart();
        }
      }
    }
  }

  async #load(session: Session, { model, reading }: LaneSettings, signal: AbortSignal): Promise<void> {
    const { leader, models } = this.#parts;
    const parts = await models.load(model, signal);
    // On the backend of the first lane, so that milliseconds can be compared.
    const { backend, model: first } = leader.state.getState();
    await session.open(loadedModel(parts), parts.weights, first ? sameBackend(backend) : 'auto');
    signal.throwIfAborted();
    session.configure({ ...unmodified, ...reading });
  }

  /**
   * Another model or another policy in a lane; its text is read again. Of two quick changes, the later one holds.
   * @throws ModelError, EngineError; the lane is then as it was
   */
  async change(id: number, settings: LaneSettings): Promise<void> {
    const lane = this.#open.get(id);
    if (!lane) return;
    await this.#inTurn(lane, async (cancelled) => {
      const { model } = lane.session.state.getState();
      // A visitor's files may have been opened anew under the same id.
      if (model?.entry === this.#parts.models.find(settings.model))
        lane.session.configure({ ...unmodified, ...settings.reading });
      else await this.#load(lane.session, settings, cancelled);
      this.#set(id, settings);
    });
  }

  #set(id: number, settings: LaneSettings): void {
    this.store.setState(({ lanes }) => ({ lanes: lanes.map((lane) => (lane.id === id ? { ...lane, settings } : lane)) }));
  }

  /** Closes a lane, cancels its work and ends its thread. */
  remove(id: number): void {
    const closed = this.#open.get(id);
    closed?.follower?.stop();
    closed?.end.abort();
    this.#open.delete(id);
    this.store.setState(({ lanes }) => ({ lanes: lanes.filter((lane) => lane.id !== id) }));
  }

  /** Closes every lane. */
  close(): void {
    for (const { id } of this.store.getState().lanes) this.remove(id);
  }

  async follow(following: Following): Promise<void> {
    this.store.setState({ following });
    await this.settle();
  }

  /**
   * Restores a link's lanes: lanes that exist already stay as they are.
   * @param signal aborted when another state is to be restored instead
   * @throws ModelError, EngineError
   */
  async restore(wanted: readonly LaneSettings[], following: Following, signal?: AbortSignal): Promise<void> {
    this.store.setState({ following });
    const { lanes } = this.store.getState();
    const same = lanes.length === wanted.length && lanes.every(({ settings }, i) => sameSettings(settings, wanted[i]));
    if (same) return this.settle();
    this.close();
    for (const settings of wanted.slice(0, maxLanes)) if (!signal?.aborted) await this.add(settings);
  }
}

function sameSettings(a: LaneSettings, b: LaneSettings | undefined): boolean {
  return b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
