/** Published shapes with random weights: how long a step takes, and what a prompt does. */
import { median } from 'd3-array';
import { compilePlan } from '../../src/attention/compile';
import { modelTensors } from '../../src/attention/model-layout';
import type { Plan } from '../../src/attention/plan';
import { createCpuEngine } from '../../src/engine/cpu/cpu-engine';
import type { Engine, StepInput } from '../../src/engine/engine';
import { requestAdapter, requestDevice } from '../../src/engine/gpu/device';
import { Pipelines } from '../../src/engine/gpu/pipelines';
import { createWebGpuEngine } from '../../src/engine/gpu/webgpu-engine';
import { largestBuffer, memoryNeeded } from '../../src/engine/memory';
import type { ModelSpec } from '../../src/model/spec';
import type { Weights } from '../../src/model/weights';
import { shapes } from '../support/published-shapes';

export const names = Object.keys(shapes);

/** Numbers between ±0.03 and ±0.06: sums neither vanish nor overflow on their way through thirty layers. */
function randomBits(length: number): Uint16Array<ArrayBuffer> {
  const bits = new Uint16Array(length);
  let state = 0x9e3779b9;
  for (let i = 0; i < length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bits[i] = 0x2800 | (state & 0x83ff);
  }
  return bits;
}

/** Every tensor begins with the same numbers, of which there are as many as the largest needs: they are in memory once. */
function weightsOf(spec: ModelSpec): Weights {
  const lengths = new Map(modelTensors(spec).map(({ name, shape }) => [name, shape.reduce((all, extent) => all * extent, 1)]));
  const bits = randomBits(Math.max(...lengths.values()));
  return {
    float16Bits: (name) => bits.subarray(0, lengths.get(name)),
    float32: (name) => new Float32Array(lengths.get(name) ?? 0).fill(1),
  };
}

function stepAt(before: number, rows: number, vocabulary: number): StepInput {
  const places = Uint32Array.from({ length: before + rows }, (_, i) => i);
  const tokens = Uint32Array.from({ length: rows }, (_, row) => (7919 * (before + row)) % vocabulary);
  return { tokens, slots: places, positions: places };
}

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** A prompt of 16 tokens in the plan's chunks, as a time for each token; then the median of three steps of one token, with the trace. */
async function timed(engine: Engine, plan: Plan): Promise<string> {
  let read = 0;
  const prompt = await milliseconds(async () => {
    for (; read < 16; read += plan.maxRows)
      await engine.forward(stepAt(read, Math.min(plan.maxRows, 16 - read), plan.vocabulary), true);
  });
  const steps: number[] = [];
  for (let i = 0; i < 3; i++) steps.push(await milliseconds(() => engine.forward(stepAt(16 + i, 1, plan.vocabulary), true)));
  engine.dispose();
  return `${(median(steps) ?? NaN).toFixed(0)} | ${(prompt / 16).toFixed(0)}`;
}

/** A row of the table. @throws EngineError */
export async function largeShape(name: string): Promise<string> {
  const spec = shapes[name as keyof typeof shapes];
  const plan = compilePlan(spec);
  const weights = weightsOf(spec);
  const cpu = await timed(createCpuEngine(plan, weights), plan);
  const found = await requestAdapter();
  const device = await requestDevice(found, largestBuffer(plan));
  const variant = found.report.software ? 'serial' : 'workgroup';
  const gpu = await timed(await createWebGpuEngine(device, plan, weights, new Pipelines(device, variant)), plan);
  const { weights: bytes, cache, trace, total } = memoryNeeded(plan, 'webgpu');
  const sizes = [bytes, cache, trace, total].map((size) => (size / 1e6).toFixed(0));
  return `| \`${name}\` | ${sizes.join(' | ')} | ${plan.maxRows} | ${plan.ops.length} | ${cpu} | ${gpu} |`;
}
