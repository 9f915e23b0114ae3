/** Both backends on one model with random weights. */
import { type CompileOptions, compilePlan } from '../../../src/attention/compile';
import { modelTensors } from '../../../src/attention/model-layout';
import type { Plan } from '../../../src/attention/plan';
import { createCpuEngine } from '../../../src/engine/cpu/cpu-engine';
import type { Engine, StepInput } from '../../../src/engine/engine';
import { Pipelines } from '../../../src/engine/gpu/pipelines';
import { createWebGpuEngine } from '../../../src/engine/gpu/webgpu-engine';
import type { MatVecVariant } from '../../../src/engine/shader-source';
import { readSafetensors } from '../../../src/model/safetensors';
import type { ModelSpec } from '../../../src/model/spec';
import { type Weights, checkWeights } from '../../../src/model/weights';
import { randomWeights } from './random-model';
import { openDevice } from './run-wgsl';

export interface EngineCase {
  readonly name: string;
  load(spec: ModelSpec, file?: ArrayBuffer | Weights, options?: CompileOptions): Promise<Engine>;
}

const prepare = (spec: ModelSpec, file: ArrayBuffer | Weights, options: CompileOptions) => ({
  plan: compilePlan(spec, options),
  weights: file instanceof ArrayBuffer ? checkWeights(readSafetensors(file), modelTensors(spec)) : file,
});

const gpu = (variant: MatVecVariant): EngineCase => ({
  name: `WebGPU, ${variant} variant`,
  async load(spec, file = randomWeights(spec, 1), options = {}) {
    const { plan, weights } = prepare(spec, file, options);
    const device = await openDevice();
    return createWebGpuEngine(device, plan, weights, new Pipelines(device, variant));
  },
});

export const onCpu: EngineCase = {
  name: 'CPU',
  async load(spec, file = randomWeights(spec, 1), options = {}) {
    const { plan, weights } = prepare(spec, file, options);
    return createCpuEngine(plan, weights);
  },
};

export const onGpu = gpu('serial');
export const forHardware = gpu('workgroup');
export const engineCases: readonly EngineCase[] = [onCpu, onGpu, forHardware];

const inBrowser = typeof document !== 'undefined';

/**
 * The engines that are tested here, each in one place: in a browser the serial variant, which a software adapter runs for visitors; in Node the CPU
 * engine, which is the same everywhere, and the workgroup variant, which takes long on a software adapter. A browser has that one over the
 * shipped models' first tokens, and kernel by kernel.
 */
export function triedHere(cases: readonly EngineCase[]): readonly EngineCase[] {
  return cases.filter((one) => (one === onGpu) === inBrowser);
}

/** Two engines that must compute the same: the CPU's, and the variant that is tried here. */
export const comparedHere: readonly EngineCase[] = [onCpu, inBrowser ? onGpu : forHardware];

const counted = (length: number): Uint32Array<ArrayBuffer> => Uint32Array.from({ length }, (_, i) => i);

/** The step that reads `tokens` after `before` others; token i is in slot i at position i. */
export function stepOf(tokens: readonly number[], before = 0): StepInput {
  const live = before + tokens.length;
  return { tokens: Uint32Array.from(tokens), slots: counted(live), positions: counted(live) };
}

/** The numbers of a field of a captured trace that belong to one row, e.g. `logits` of the model or `attention` of layer 2. */
export function fieldOf(
  plan: Plan,
  trace: Float32Array,
  step: StepInput,
  row: number,
  name: string,
  layer: number | null = null,
): Float32Array {
  const field = plan.trace.fields.find((candidate) => candidate.name === name && candidate.layer === layer);
  if (field === undefined) throw new Error(`no field ${name} in layer ${layer}`);
  const [rows, live] = [step.tokens.length, step.slots.length];
  const size = field.size * (field.perSlot ? live : 1);
  const start = field.perSlot ? rows * (plan.trace.fixed + field.offset * live) : rows * field.offset;
  return trace.slice(start + row * size, start + (row + 1) * size);
}
