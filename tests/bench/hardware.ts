/** The engine on a GPU of this machine, without a browser: whether it computes what PyTorch did, and how long a step takes there. */
import { median } from 'd3-array';
import { compilePlan } from '../../src/attention/compile';
import type { Engine } from '../../src/engine/engine';
import { isSoftware } from '../../src/engine/gpu/device';
import { Pipelines } from '../../src/engine/gpu/pipelines';
import { createWebGpuEngine } from '../../src/engine/gpu/webgpu-engine';
import { readSafetensors } from '../../src/model/safetensors';
import type { ModelSpec } from '../../src/model/spec';
import { checkWeights } from '../../src/model/weights';
import { stepOf } from '../kernels/support/load-engines';
import { loadFixture, loadShipped } from '../support/fixture';
import { type PassTimes, passTimes } from './pass-times';

export interface HardwareRow {
  readonly id: string;
  /** The largest difference from PyTorch's logits, read a chunk at a time and written a token at a time. */
  readonly difference: number;
  /** Tokens of the 64 greedy ones after the prompt that are PyTorch's. */
  readonly greedy: number;
  readonly dispatches: number;
  readonly steps: readonly StepTimes[];
}

/** Of a decoding step at one length: medians in milliseconds of wall-clock time, and of the compute pass by the GPU's own clock. */
interface StepTimes {
  readonly length: number;
  readonly captured: number;
  readonly bare: number;
  readonly pass: number | null;
}

/** Of the text whose last token a timed step reads. */
export const lengths: readonly number[] = [64, 512];
const rounds = 60;

async function adapterOf(gpu: GPU): Promise<GPUAdapter> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw new Error('no WebGPU adapter was found');
  return adapter;
}

export async function describeAdapter(gpu: GPU) {
  const adapter = await adapterOf(gpu);
  const { vendor, architecture, device, description } = adapter.info;
  return { vendor, architecture, device, description, software: isSoftware(adapter.info) };
}

/** One shipped model on the adapter that `gpu` gives first. */
export async function measureModel(gpu: GPU, id: string): Promise<HardwareRow> {
  const adapter = await adapterOf(gpu);
  const timed = adapter.features.has('timestamp-query');
  const { spec, weights } = await loadShipped(id);
  const variant = isSoftware(adapter.info) ? 'serial' : 'workgroup';
  const plan = compilePlan(spec);
  const device = await adapter.requestDevice({ requiredFeatures: timed ? ['timestamp-query'] : [] });
  const engine = await createWebGpuEngine(
    device,
    plan,
    checkWeights(readSafetensors(weights), plan.tensors),
    new Pipelines(device, variant),
  );
  const compared = await compare(engine, spec, id);
  const passes = timed ? passTimes(device) : null;
  const steps: StepTimes[] = [];
  for (const length of lengths.filter((n) => n <= spec.context)) steps.push(await timesAt(engine, length, passes));
  engine.dispose();
  return { id, ...compared, dispatches: plan.ops.length, steps };
}

async function compare(engine: Engine, spec: ModelSpec, id: string) {
  const { tokens, promptTokens, tensor } = await loadFixture(id);
  const wanted = tensor('logits');
  const { maxRows } = engine.plan;
  const { vocabulary } = spec;
  const found = new Float32Array(wanted.length);
  const read = async (from: number, to: number): Promise<void> => {
    found.set(await engine.forward(stepOf(tokens.slice(from, to), from), false), from * vocabulary);
  };
  const prompt = promptTokens.length;
  for (let from = 0; from < prompt; from += maxRows) await read(from, Math.min(prompt, from + maxRows));
  for (let i = prompt; i < tokens.length; i++) await read(i, i + 1);
  const difference = found.reduce((most, logit, i) => Math.max(most, Math.abs(logit - (wanted[i] ?? Number.NaN))), 0);
  const likeliest = (t: number): number => {
    const row = found.subarray(t * vocabulary, (t + 1) * vocabulary);
    return row.indexOf(Math.max(...row));
  };
  const greedy = tokens.filter((token, t) => t >= prompt && likeliest(t - 1) === token).length;
  return { difference, greedy };
}

async function timesAt(engine: Engine, length: number, passes: PassTimes | null): Promise<StepTimes> {
  const input = stepOf([length % 60], length - 1);
  const wall = { captured: [] as number[], bare: [] as number[] };
  const pass: number[] = [];
  for (let i = 0; i < 20; i++) await engine.forward(input, true);
  for (let round = 0; round < rounds; round++) {
    for (const [name, capture] of [
      ['captured', true],
      ['bare', false],
    ] as const) {
      const from = performance.now();
      await engine.forward(input, capture);
      wall[name].push(performance.now() - from);
    }
  }
  // Asking for the time adds work of its own, so these steps are others.
  if (passes !== null)
    for (let round = 0; round < rounds; round++) {
      passes.next();
      await engine.forward(input, true);
      pass.push(await passes.milliseconds());
    }
  return {
    length,
    captured: median(wall.captured) ?? Number.NaN,
    bare: median(wall.bare) ?? Number.NaN,
    pass: passes === null ? null : (median(pass) ?? Number.NaN),
  };
}
