/** The engine as the page sees it: it runs in a worker and is called through Comlink. */
import type { Plan } from '../attention/plan';
import type { Allocation, BackendName, ComputingBackend, StepInput } from './engine';

export type BackendChoice = 'auto' | ComputingBackend;

/** Which backend runs, and why. */
export interface BackendReport {
  readonly backend: BackendName;
  readonly choice: BackendChoice;
  /**
   * `chosen`: the visitor asked for it; `faster`: both were timed; `large`: the GPU runs, and the model is too large to be copied to the CPU only to be timed;
   * `only`: the other is not available here;
   * `software`: the only adapter is software, so WebGPU was not timed; `recovered`: the device was lost and came back; `fallback`: the device was lost and stayed away, or the chosen backend could not start;
   * `recorded`: there is nothing to run.
   */
  readonly reason: 'chosen' | 'faster' | 'large' | 'only' | 'software' | 'recovered' | 'fallback' | 'recorded';
  /** Median milliseconds of three timed one-token steps; null for a backend that was not timed. */
  readonly milliseconds: { readonly webgpu: number | null; readonly cpu: number | null };
  /** The browser's description of its adapter; null without WebGPU. */
  readonly adapter: {
    readonly vendor: string;
    readonly architecture: string;
    readonly description: string;
    readonly software: boolean;
  } | null;
  /** A sentence for the log when WebGPU is missing or was lost; never shown alone. */
  readonly detail: string;
  readonly allocations: readonly Allocation[];
}

/** The same backend for another model, so that milliseconds can be compared; the host's own choice beside one that computes nothing. */
export function sameBackend(report: Pick<BackendReport, 'backend'> | null): BackendChoice {
  return report === null || report.backend === 'recorded' ? 'auto' : report.backend;
}

export interface EngineHost {
  /**
   * Begins what a model needs beside its weights while those are on their way: the device, compiled kernels, the table of rotations. `load`
   * takes it where it serves; nothing is heard of it before. The model that runs is not touched.
   */
  prepare(plan: Plan, choice: BackendChoice): Promise<void>;
  /** Loads a model, compiled. `weights` is the safetensors file; it is kept in the worker to restore a lost device. */
  load(plan: Plan, weights: ArrayBuffer, choice: BackendChoice): Promise<BackendReport>;
  /**
   * Takes a recording in a model's place: its rows are read from the file when they are asked for.
   * @param plan of `playbackPlan` @throws RecordingError for a file with a defect
   */
  play(plan: Plan, recording: Blob, choice: BackendChoice): Promise<BackendReport>;
  /** Runs one step; see Engine.forward. The result is transferred. */
  forward(input: StepInput, capture: boolean): Promise<Float32Array>;
  /** The contents of one of the model's buffers, or of a snapshot; see Engine.contents. The result is transferred. */
  contents(name: string, snapshot?: number): Promise<Float32Array>;
  /**
   * One of the model's tensors, float32, rounded to float16 where it is a matrix: as the engines compute with it. Read from the file, which
   * the worker keeps; no step waits for it. @throws ModelError `overflow`; EngineError `input` for a tensor that the model lacks
   */
  tensor(name: string): Promise<Float32Array>;
  /** Changes the backend of the loaded model; its cache is empty afterwards. */
  choose(choice: BackendChoice): Promise<BackendReport>;
  /** After EngineError `lost`: starts the model again, on a new device or on the CPU; its cache is empty afterwards. */
  recover(): Promise<BackendReport>;
  /** Destroys the GPU device, as a driver reset would. For trying out and testing recovery. */
  loseDevice(): Promise<void>;
}
