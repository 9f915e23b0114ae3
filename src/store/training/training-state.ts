/** What is known of the training in the page. */
import { type TrainerSettings, defaultTrainer, weightings } from '../../trainer/settings';
import type { Snapshot } from '../../trainer/training';
import type { Display } from '../display';

/** `idle`: nothing was trained yet; `stopped`: it was ended before its end, and does not go on. */
export type TrainingStatus = 'idle' | 'starting' | 'running' | 'paused' | 'done' | 'stopped';

/** What a run has shown so far. */
export interface Trained {
  readonly settings: TrainerSettings;
  /** Steps that were made. */
  readonly step: number;
  /** [steps] each step's loss, in nats a token. */
  readonly losses: Float32Array;
  /** In their order; the first is before any step. */
  readonly snapshots: readonly Snapshot[];
  /** The tokens of the text that is drawn. */
  readonly tokens: readonly number[];
  readonly backend: 'cpu' | 'webgpu' | null;
  /** Of a step; 0 until it is known. */
  readonly milliseconds: number;
}

export interface TrainingState {
  readonly status: TrainingStatus;
  /** The run that is drawn; null before the first. */
  readonly run: Trained | null;
  /** The run before it, where its switches were others: to compare with. */
  readonly before: Trained | null;
  /** Which snapshot is looked at, as its place; null: the newest. */
  readonly at: number | null;
  readonly error: string | null;
}

export const noTraining: TrainingState = { status: 'idle', run: null, before: null, at: null, error: null };

/** The switches, as a state has them. */
export const trainNames = [
  'trainWeighting',
  'trainParts',
  'trainSeed',
  'trainSteps',
  'trainBatch',
] as const satisfies readonly (keyof Display)[];

/** Switches that a link has by name. */
export const trainParts = ['gate', 'mlp', 'no-start'] as const;

/** What the page's switches say. */
export function settingsOf({ trainWeighting, trainParts: parts, trainSeed, trainSteps, trainBatch }: Display): TrainerSettings {
  return {
    ...defaultTrainer,
    weighting: weightings.find((weighting) => weighting === trainWeighting) ?? defaultTrainer.weighting,
    gate: parts.includes('gate'),
    mlp: parts.includes('mlp'),
    start: !parts.includes('no-start'),
    seed: trainSeed,
    steps: trainSteps,
    batch: trainBatch,
  };
}

/** The same for scripts. */
export interface TrainingReport extends Pick<TrainingState, 'status' | 'error'> {
  readonly settings: TrainerSettings | null;
  readonly step: number;
  readonly backend: Trained['backend'];
  readonly milliseconds: number;
  /** [step] in nats per token. */
  readonly losses: readonly number[];
  /** `loss`, `ordinary`, `trigger` and `valueRatio` of texts that are not trained on. */
  readonly snapshots: readonly Omit<Snapshot, 'weights' | 'attention'>[];
}

/** The snapshot that is looked at. */
export const lookedAt = ({ run, at }: Pick<TrainingState, 'run' | 'at'>): Snapshot | undefined =>
  at === null ? run?.snapshots.at(-1) : (run?.snapshots[at] ?? run?.snapshots.at(-1));

/** Whether two runs would be the same. */
export const isSame = (a: TrainerSettings, b: TrainerSettings): boolean => JSON.stringify(a) === JSON.stringify(b);
