/** `window.keepsake`: all of the buttons' actions, for scripts. Documented in docs/scripting.md. */
import { cacheBytes } from '../attention/cache-bytes';
import type { SamplingSettings } from '../decode/sampling';
import type { StreamingTableSize } from '../decode/runs/streaming-table-state';
import { DecodeError } from '../decode/session/errors';
import type { BackendReport } from '../engine/host';
import type { ReadingSettings } from '../decode/reader/reading-settings';
import { allocatedBytes, layerBytes, liveAt } from '../insight/cache';
import type { CellFigures } from '../insight/streaming-table';
import { words } from '../words';
import { type ActionArgs, type ActionId, actionNamed, actions, runAction } from './actions';
import { checkValue } from './actions/check-args';
import type { Keepsake } from './keepsake';
import { isOwnId } from './own/own-state';
import type { ScriptArray, ScriptTrace } from './kept-arrays';
import type { LessonEntry } from './known-lessons';
import { readableByFormer } from './former-names';
import { type SavedState, defaultState, formerProperties, someState } from './properties';
import { aWhole } from './schemas';
import type { TrainingReport } from './training/training-state';
import { viewIds } from './view-ids';
import { type ReadingChange, readingChange, samplingChange } from './settings';

export interface KeepsakeScript {
  models(): readonly { id: string; name: string; parameters: number }[];
  /** The views, in the order of the bar; `run('view', id)` opens one. */
  views(): readonly { id: string; name: string; question: string }[];
  /** The lessons, in their order; `run('lesson', id, step)` opens one at a step, from 1. */
  lessons(): Promise<readonly LessonEntry[]>;
  open(id: string): Promise<void>;
  /** Opens a recording: a file as docs/recordings.md describes it. */
  openRecording(file: Blob): Promise<void>;
  /** Opens a model of the visitor's own from its files; also a lesson, or a recording. */
  openFiles(files: readonly File[]): Promise<void>;
  /** Opens a model of the Hugging Face Hub, `owner/name` or `owner/name/file.gguf`; fetches it where it is not kept in the browser. */
  openHub(name: string): Promise<void>;
  prompt(text: string): Promise<void>;
  step(count?: number): Promise<void>;
  back(count?: number): Promise<void>;
  choose(token: number, at?: number): Promise<void>;
  sampling(change?: Partial<SamplingSettings>): SamplingSettings;
  tokens(): number[];
  text(): string;
  /** The trace of a token of the text, by default the last; recomputed if it was discarded. */
  trace(index?: number): Promise<ScriptTrace>;
  /** How the text is read; a change reads the prompt again and decodes as many tokens as before. */
  reading(change?: ReadingChange): Promise<ReadingSettings>;
  /** Runs the StreamingLLM table on the open model, and returns its cells; `run('stopLongRun')` stops it with the cells read so far. */
  streamingTable(size?: Partial<StreamingTableSize>): Promise<CellFigures[]>;
  /** The former name of `streamingTable`. */
  experiment(size?: Partial<StreamingTableSize>): Promise<CellFigures[]>;
  /**
   * What a layer keeps after the token at `index` (the last unless given), by the name of each array: `key`, `value`, `latent`, `state` …
   * @returns of what is kept per token, a row for each live token in the order of the text, [live, …shape]; else [shape] as it is
   */
  kept(layer: number, index?: number): Promise<Record<string, ScriptArray>>;
  cache(): { bytes: number; allocated: number; layers: { layer: number; bytes: number }[]; live: number; slots: number };
  backend(): BackendReport;
  state(): SavedState;
  restore(state: Partial<SavedState>): Promise<void>;
  link(): string;
  actions(): { id: string; name: string; keys: readonly string[]; available: true | string }[];
  run(id: string, ...args: readonly unknown[]): Promise<boolean>;
  /** The training in the page: how it stands, each step's loss, and what was looked at on the way. `run('train')` resolves at its end, or when it is paused. */
  training(): Promise<TrainingReport>;
  /** Calls back after every change of the text; returns an unsubscribe function. */
  onChange(listener: () => void): () => void;
}

export function createScript(keepsake: Keepsake): KeepsakeScript {
  const { session, catalogue } = keepsake;
  const model = () => {
    const loaded = session.state.getState().model;
    if (!loaded) throw new DecodeError('no-model', words.decode.noModel);
    return loaded;
  };
  const tokens = (): number[] => {
    const { tokens: all, length } = session.state.getState();
    return all.slice(0, length);
  };
  /** Waits while a model is loading or a text is being read. @throws Error with a sentence that says why it cannot be done */
  const act = async <Id extends ActionId>(id: Id, ...args: ActionArgs<Id>): Promise<void> => {
    const action = actions[id];
    if (action.available(keepsake) !== true) await keepsake.whenRead();
    const available = action.available(keepsake);
    if (available !== true) throw new Error(available);
    await runAction(keepsake, id, ...args);
  };
  const streamingTable = async (size?: Partial<StreamingTableSize>): Promise<CellFigures[]> => {
    await act('streamingTable', size);
    // Loaded on demand: the first paint need not wait for it.
    const { cellFigures } = await import('../insight/streaming-table');
    return structuredClone([...cellFigures(session.streamingTable.getState())]);
  };
  return {
    models: () => catalogue.models.map(({ id, name, parameters }) => ({ id, name, parameters })),
    views: () => viewIds.map((id) => ({ id, ...words.app.views[id] })),
    lessons: () => keepsake.lessons.known.list(),
    open: (id) => act('open', id),
    openRecording: (file) => act('openRecording', file),
    openFiles: (files) => act('openFiles', [...files]),
    openHub: (name) => act('openHub', name),
    prompt: (text) => act('prompt', text),
    step: (count) => act('step', count),
    back: (count) => act('back', count),
    choose: (token, at) => act('choose', token, at),
    sampling(change) {
      if (change !== undefined) session.setSampling(checkValue('sampling', words.args.argument(0), samplingChange, change));
      return { ...session.state.getState().sampling };
    },
    tokens,
    text: () => model().tokenizer.decode(tokens()),
    async trace(index = session.state.getState().length - 1) {
      const trace = await session.ensureLogits(index);
      return (await import('./kept-arrays')).scriptTrace(index, trace);
    },
    async reading(change) {
      if (change !== undefined) await act('surgery', checkValue('reading', words.args.argument(0), readingChange, change));
      return structuredClone(session.state.getState().reading);
    },
    streamingTable,
    experiment: streamingTable,
    async kept(layer, index = session.state.getState().length - 1) {
      const loaded = model();
      const last = loaded.spec.layers.length - 1;
      checkValue('kept', 'layer', aWhole(0, last), layer);
      const trace = await session.ensureTrace(index);
      const { keptArrays } = await import('./kept-arrays');
      return keptArrays(session, loaded, layer, trace);
    },
    cache() {
      const { length, backend, reading } = session.state.getState();
      const live = length === 0 ? 0 : liveAt(session.trace(length - 1), length - 1, reading);
      const { layout, spec } = model();
      const layers = spec.layers.map((_, layer) => ({ layer, bytes: layerBytes(layout, layer, live).total }));
      return {
        bytes: cacheBytes(layout, live).total,
        allocated: backend ? allocatedBytes(backend) : 0,
        layers,
        live,
        slots: spec.context,
      };
    },
    backend() {
      const { backend } = session.state.getState();
      if (!backend) throw new DecodeError('no-model', words.decode.noModel);
      return structuredClone(backend);
    },
    state: () => readableByFormer(keepsake.state(), formerProperties),
    async restore(state) {
      const checked = checkValue('restore', words.args.argument(0), someState, state);
      if (checked.model && !isOwnId(checked.model)) keepsake.models.find(checked.model);
      const { overtaken } = await keepsake.restore({ ...defaultState, ...checked });
      if (overtaken) throw new DecodeError('overtaken', words.decode.overtaken);
    },
    link: () => keepsake.link(),
    actions: () =>
      Object.entries(actions).map(([id, action]) => ({
        id,
        name: action.name,
        keys: action.keys,
        available: action.available(keepsake),
      })),
    async run(id, ...args) {
      const action = actionNamed(id);
      if (action === undefined) throw new Error(words.store.unknownAction(id));
      // A script's arguments are unchecked here: the action's schemas check them.
      return runAction(keepsake, action, ...(args as ActionArgs<ActionId>));
    },
    training: async () => (await import('./training/training')).trainingOf(keepsake).report(),
    onChange: (listener) => session.state.subscribe(listener),
  };
}
