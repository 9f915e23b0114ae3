/** What trains, on whatever backend. */

/** All that a run goes on from: what was learnt after `step` steps. Batches are functions of the seed and the step. */
export interface TrainerState {
  /** Steps that were made. */
  readonly step: number;
  /** As `weightTensors` lays them out; AdamW's running means of the gradients and of their squares alike. */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly mean: Float32Array<ArrayBuffer>;
  readonly square: Float32Array<ArrayBuffer>;
  /** [steps] each step's loss, in nats a token; 0 from `step` on. */
  readonly history: Float32Array<ArrayBuffer>;
}

export interface Trainer {
  readonly backend: 'cpu' | 'webgpu';
  /** Makes this many steps. */
  train(count: number): Promise<void>;
  state(): Promise<TrainerState>;
  /** The losses alone. */
  history(): Promise<Float32Array<ArrayBuffer>>;
  close(): void;
}
