/** The state of a session as plain data. */
import { compilePlan } from '../../attention/compile';
import type { CacheLayout } from '../../attention/cache-layout';
import { cacheLayout } from '../../attention/model-layout';
import type { Plan } from '../../attention/plan';
import type { BackendReport } from '../../engine/host';
import type { ModelEntry } from '../../model/catalogue';
import type { BegunModel } from '../../model/load-model';
import type { RecordedText } from '../../model/recording/open-recording';
import type { ModelSpec } from '../../model/spec';
import type { Tokenizer } from '../../model/tokenizer';
import { words } from '../../words';
import { maxTokens } from '../reader/model-limits';
import { DecodeError } from './errors';
import type { Notice } from './notice';
import { type ReadingSettings, unmodified } from '../reader/reading-settings';
import { type SamplingSettings, defaultSampling } from '../sampling';
import type { Sequence } from '../text/sequence';
import { type Nodes, noNodes, noText } from '../text/token-tree';

export interface LoadedModel {
  readonly spec: ModelSpec;
  readonly entry: ModelEntry;
  readonly tokenizer: Tokenizer;
  readonly layout: CacheLayout;
  readonly plan: Plan;
  /** The text of a recording, the only one that it has; null for a model, which can be computed with. */
  readonly recorded: RecordedText | null;
}

/** A recording in a model's place. */
export type PlayedModel = LoadedModel & { readonly recorded: RecordedText };

export function loadedModel({ spec, entry, tokenizer }: Omit<BegunModel, 'weights'>): LoadedModel {
  return { spec, entry, tokenizer, layout: cacheLayout(spec), plan: compilePlan(spec), recorded: null };
}

/** `empty`: no model yet; `reading`: a prompt is being read; `failed`: see `error`. */
export type Phase = 'empty' | 'loading' | 'reading' | 'ready' | 'failed';

export interface SessionState {
  readonly phase: Phase;
  readonly model: LoadedModel | null;
  readonly backend: BackendReport | null;
  readonly nodes: Nodes;
  /** Node ids from the root through active children to the leaf. */
  readonly path: Sequence<number>;
  readonly tokens: Sequence<number>;
  /** Tokens up to and including the cursor, whose trace is that of index length − 1. 0 while nothing is read. */
  readonly length: number;
  /** Tokens of the prompt, with those that begin every text. */
  readonly promptLength: number;
  /** The prompt as typed. */
  readonly promptText: string;
  /** The beginning of the prompt that was read, where it did not fit; null where all of it was read. */
  readonly promptRead: string | null;
  readonly sampling: SamplingSettings;
  /** The settings by which the text is read. */
  readonly reading: ReadingSettings;
  /** The tokens of the text when it was last read with unmodified settings, to compare with; null without such a reading. */
  readonly reference: Sequence<number> | null;
  /** How many discarded traces were read again; each shows more of the text. */
  readonly restoredTraces: number;
  readonly notices: readonly Notice[];
  /** While a prompt is read: tokens read, of how many. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly error: Error | null;
}

export const emptySession: SessionState = {
  phase: 'empty',
  model: null,
  backend: null,
  nodes: noNodes,
  ...noText,
  length: 0,
  promptLength: 0,
  promptText: '',
  promptRead: null,
  sampling: defaultSampling,
  reading: unmodified,
  reference: null,
  restoredTraces: 0,
  notices: [],
  progress: null,
  error: null,
};

/** The model that is open. @throws DecodeError `no-model` */
export function requireModel({ model }: Pick<SessionState, 'model'>): LoadedModel {
  if (!model) throw new DecodeError('no-model', words.decode.noModel);
  return model;
}

/** Most tokens of the text, as it is read now. @throws DecodeError `no-model` */
export function capacityOf(state: Pick<SessionState, 'model' | 'reading'>): number {
  return maxTokens(state.reading, requireModel(state));
}

/** The state after a command on the text has failed. */
export function failedWith(error: unknown): Pick<SessionState, 'phase' | 'progress' | 'error'> {
  return { phase: 'failed', progress: null, error: error instanceof Error ? error : new Error(String(error)) };
}
