/** Looks: what is read from the engine only to be drawn. The text is afterwards as if nobody had looked. */
import type { StoreApi } from 'zustand/vanilla';
import type { PartialRow } from '../../attention/mlp-row';
import type { Plan } from '../../attention/plan';
import type { EngineHost } from '../../engine/host';
import type { StepTrace } from '../../engine/trace';
import { words } from '../../words';
import type { CommandQueue } from './command-queue';
import { DecodeError } from './errors';
import type { LooksAhead, ReadRow } from './looks-ahead';
import type { SessionReader } from './session-reader';
import { type LoadedModel, type SessionState, requireModel } from './session-state';

/** What a row's MLP was given and made of it, before it is added up. */
export interface MlpRow {
  /** [width] the residual before the MLP's RMSNorm */
  readonly residual: Float32Array;
  /** [hidden] swish(x W_g) ⊙ x W_1, as the kernel computed it */
  readonly product: Float32Array;
}

/** A row's softmax attention, before its output matrix. */
export interface AttentionRow {
  /** [heads, headWidth] q, after its norm and before rotation */
  readonly query: Float32Array;
  /** [heads, headWidth] Σ α v, as the kernel computed it; zeros for a silenced head */
  readonly output: Float32Array;
}

/** A row read again in part. */
export interface PartialLook {
  /** Of what is seen: the same name, the same numbers. */
  readonly name: string;
  /** How far, and what is read; null where the model has nothing of the sort. */
  partOf(plan: Plan): PartialRow | null | Promise<PartialRow | null>;
}

interface LooksParts {
  readonly host: EngineHost;
  readonly state: StoreApi<SessionState>;
  readonly commands: CommandQueue;
  readonly reader: SessionReader;
  readonly ahead: LooksAhead;
  /** Milliseconds without a command after which an interrupted look is taken again; 250 unless given. */
  readonly dwell: number | undefined;
}

/** They come when they are first asked for. */
const partialRows = () => import('../../attention/partial-rows');

const defaultDwell = 250;

export class Looks {
  readonly #parts: LooksParts;

  constructor(parts: LooksParts) {
    this.#parts = parts;
  }

  /** See Session.cacheArray. */
  cacheArray(layer: number, array: string, index: number, outer?: AbortSignal): Promise<Float32Array | null> {
    const { state, reader } = this.#parts;
    const read: ReadRow<Float32Array> = async (tokens, row, signal) => {
      const buffer = cacheBuffer(requireModel(state.getState()).plan, layer, array);
      return buffer === null ? null : reader.contents(tokens, row + 1, buffer, signal);
    };
    return this.#lookAt(`cache ${layer} ${array}`, index, read, outer);
  }

  /** See Session.ensureTrace. */
  ensureTrace(index: number, outer?: AbortSignal): Promise<StepTrace> {
    return this.#ensure(index, (signal) => this.#parts.reader.ensure(index, signal), outer);
  }

  /** See Session.ensureLogits. */
  ensureLogits(index: number, outer?: AbortSignal): Promise<StepTrace> {
    return this.#ensure(index, (signal) => this.#parts.reader.ensureLogits(index, signal), outer);
  }

  async #ensure(
    index: number,
    find: (signal: AbortSignal) => Promise<StepTrace | undefined>,
    outer?: AbortSignal,
  ): Promise<StepTrace> {
    const { state } = this.#parts;
    const node = this.#nodeAt(index);
    if (node === undefined) throw new DecodeError('no-step', words.decode.noSuchStep(index, state.getState().length));
    const trace = await this.#look(
      async (signal) => (this.#nodeAt(index) === node ? ((await find(signal)) ?? null) : null),
      outer,
    );
    if (!trace) throw new DecodeError('overtaken', words.decode.overtaken);
    return trace;
  }

  /** See Session.mlpRow. */
  async mlpRow(layer: number, index: number, outer?: AbortSignal): Promise<MlpRow | null> {
    const look: PartialLook = { name: `mlp ${layer}`, partOf: async (plan) => (await partialRows()).mlpRow(plan, layer) };
    const [residual, product] = (await this.partialRow(look, index, outer)) ?? [];
    return residual && product ? { residual, product } : null;
  }

  /** See Session.attentionRow. */
  async attentionRow(layer: number, index: number, outer?: AbortSignal): Promise<AttentionRow | null> {
    const look: PartialLook = {
      name: `attention ${layer}`,
      partOf: async (plan) => (await partialRows()).attentionRow(plan, layer),
    };
    const [query, output] = (await this.partialRow(look, index, outer)) ?? [];
    return query && output ? { query, output } : null;
  }

  /** See Session.partialRow. */
  partialRow({ name, partOf }: PartialLook, index: number, outer?: AbortSignal): Promise<readonly Float32Array[] | null> {
    const { state, reader } = this.#parts;
    const read: ReadRow<readonly Float32Array[]> = async (tokens, row, signal) => {
      const part = await partOf(requireModel(state.getState()).plan);
      // What says how far may have had to be loaded, and a new text does not wait for a step that nobody wants.
      return part === null || signal.aborted ? null : reader.scratch(tokens, row, part, signal);
    };
    return this.#lookAt(name, index, read, outer);
  }

  /** See Session.residuals. */
  async residuals(from: number, to: number, outer?: AbortSignal): Promise<Float32Array | null> {
    const { host, state, reader } = this.#parts;
    const node = this.#nodeAt(to - 1);
    // It comes when it is first asked for.
    const { residualsOf } = await import('../reader/residuals-of');
    return this.#look(async (signal) => {
      const rows = residualsOf(requireModel(state.getState()).plan, { from, to }, (name) => host.contents(name), signal);
      const isThere = node !== undefined && this.#nodeAt(to - 1) === node;
      return rows && isThere ? reader.replay(state.getState().tokens, { from, to }, rows, signal) : null;
    }, outer);
  }

  /** See Session.readApart. */
  readApart<T>(
    read: (host: EngineHost, model: LoadedModel, signal: AbortSignal) => Promise<T | null>,
    outer?: AbortSignal,
  ): Promise<T | null> {
    const { host, state, reader } = this.#parts;
    return this.#look(async (signal) => {
      try {
        return await read(host, requireModel(state.getState()), signal);
      } finally {
        reader.forget();
      }
    }, outer);
  }

  /** See Session.weights. */
  weights(tensor: string): Promise<Float32Array | null> {
    const { host, state, commands } = this.#parts;
    const find = async (): Promise<Float32Array | null> => {
      const isThere = requireModel(state.getState()).plan.tensors.some(({ name }) => name === tensor);
      return isThere ? host.tensor(tensor) : null;
    };
    return commands.run('other', find, { cancelled: () => null });
  }

  /** Looks at a row of the text as it is now; null where it is no longer that row when its turn comes. */
  async #lookAt<T>(name: string, index: number, read: ReadRow<T>, outer?: AbortSignal): Promise<T | null> {
    const { state, ahead } = this.#parts;
    const node = this.#nodeAt(index);
    const known = outer?.aborted ? null : ahead.ask(name, index, read);
    if (known !== null) return known;
    return this.#look(async (signal) => {
      requireModel(state.getState());
      if (node === undefined || this.#nodeAt(index) !== node) return null;
      return read(state.getState().tokens, index, signal);
    }, outer);
  }

  #nodeAt(index: number): number | undefined {
    return index < 0 ? undefined : this.#parts.state.getState().path.at(index);
  }

  /**
   * A look is interrupted by whatever changes the text, and is then taken again once that has been quiet for a moment, because a look may
   * cost the next step what was cached.
   * @param outer nobody wants the result any more
   * @returns null when `outer` is aborted, or where there is nothing to see
   */
  async #look<T>(work: (signal: AbortSignal) => Promise<T | null>, outer?: AbortSignal): Promise<T | null> {
    const { commands, dwell = defaultDwell } = this.#parts;
    for (;;) {
      let interrupted = false;
      const seen = await commands.run(
        'look',
        async ({ signal }) => {
          const result = await work(signal);
          interrupted = signal.aborted;
          return result;
        },
        { cancelled: () => null, outer },
      );
      if (seen !== null || !interrupted || outer?.aborted) return seen;
      await commands.quiet(dwell);
    }
  }
}

/** The buffer of an array that a layer caches; null without one. */
function cacheBuffer(plan: Plan, layer: number, array: string): string | null {
  const found = plan.buffers.find(
    (buffer) => buffer.role === 'cache' && buffer.array.layer === layer && buffer.array.name === array,
  );
  return found?.name ?? null;
}
