import { beforeAll, describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/attention/compile';
import { modelTensors } from '../../src/attention/model-layout';
import { emptyBytes } from '../../src/engine/contents';
import { Pipelines } from '../../src/engine/gpu/pipelines';
import { createWebGpuEngine } from '../../src/engine/gpu/webgpu-engine';
import { readSafetensors } from '../../src/model/safetensors';
import { checkWeights } from '../../src/model/weights';
import { countCalls, type DeviceCalls } from '../kernels/support/count-calls';
import { stepOf } from '../kernels/support/load-engines';
import {
  crossLayer,
  infiniLayer,
  latent,
  linearLayer,
  modelOf,
  randomWeights,
  retentionLayer,
  tensorProduct,
} from '../kernels/support/random-model';
import { openDevice } from '../kernels/support/run-wgsl';

const [layers, heads, vocabulary, steps, prompt] = [4, 4, 1024, 8, 20];

const attentions = [retentionLayer(), retentionLayer({ decay: 'fixed' }), crossLayer(true), crossLayer(false)];

/** Dispatches that a layer with an MLP may take, pipelines of the whole model, and the numbers beside attention that it shows of a row. */
const cases = [
  { name: 'softmax', spec: modelOf({ layers, vocabulary }), dispatches: 5, pipelines: 7, shown: 1 + 2 * heads },
  {
    name: 'tensor products',
    spec: modelOf({ layers, vocabulary, mechanism: tensorProduct }),
    dispatches: 7,
    pipelines: 8,
    shown: 1 + 2 * heads + (2 + 2) * (heads + 32),
  },
  {
    name: 'latents',
    spec: modelOf({ layers, vocabulary, mechanism: latent }),
    dispatches: 7,
    pipelines: 8,
    shown: 1 + 2 * heads + 32 + 16,
  },
  {
    name: 'retention below a cross-decoder',
    spec: modelOf({ vocabulary, attentions }),
    dispatches: 7,
    pipelines: 15,
    shown: 1 + 4 * heads,
  },
  {
    name: 'linear attention over groups with a convolution',
    spec: modelOf({
      layers,
      vocabulary,
      mechanism: linearLayer({ heads, headWidth: 32, group: 8, convolution: { kernel: 9, masked: true } }),
    }),
    dispatches: 8,
    pipelines: 10,
    shown: 1 + 3 * heads,
  },
  {
    name: 'Infini-attention',
    spec: modelOf({ layers, vocabulary, mechanism: infiniLayer({ heads, headWidth: 32, segment: 8 }) }),
    dispatches: 7,
    pipelines: 9,
    shown: 1 + 5 * heads,
  },
];

describe.each(cases)('device calls over 8 steady steps with capture, $name', ({ spec, dispatches, pipelines, shown }) => {
  const plan = compilePlan(spec);
  let calls: DeviceCalls;
  let atStart: DeviceCalls;

  beforeAll(async () => {
    const { device, counted } = countCalls(await openDevice());
    const weights = checkWeights(readSafetensors(randomWeights(spec, 1)), modelTensors(spec));
    const engine = await createWebGpuEngine(device, plan, weights, new Pipelines(device, 'serial'));
    await engine.forward(stepOf(Array.from({ length: prompt }, (_, i) => i)), true);
    atStart = counted.take();
    const kept = (i: number) => (plan.snapshots > 0 ? { keep: i } : {});
    for (let i = 0; i < steps; i++) await engine.forward({ ...stepOf([7], prompt + i), ...kept(i) }, true);
    calls = counted.take();
    engine.dispose();
  });

  it('counts at all: starting creates buffers, bind groups and pipelines', () => {
    expect(atStart.createBuffer).toBeGreaterThan(0);
    expect(atStart.createBindGroup).toBeGreaterThan(0);
    expect(atStart.createComputePipelineAsync).toBeGreaterThan(0);
    expect(atStart.createComputePipeline).toBe(0);
  });

  it('compiles each kernel once for a shape, not once for a layer', () => {
    expect(atStart.createComputePipelineAsync).toBe(pipelines);
  });

  it('submits once, in one pass, and maps once per step', () => {
    expect(calls.submit).toBe(steps);
    expect(calls.createCommandEncoder).toBe(steps);
    expect(calls.beginComputePass).toBe(steps);
    // The trace, and each state into its snapshot.
    expect(calls.copyBufferToBuffer).toBe(steps * (1 + plan.states.length));
    expect(calls.mapAsync).toBe(steps);
    expect(calls.onSubmittedWorkDone).toBe(0);
  });

  it('writes at most one buffer per step', () => {
    expect(calls.writeBuffer).toBeLessThanOrEqual(steps);
    expect(calls.writeTexture).toBe(0);
  });

  it(`dispatches at most ${dispatches} L + 3 kernels per step`, () => {
    expect(calls.dispatchWorkgroups).toBeGreaterThan(0);
    expect(calls.dispatchWorkgroups).toBeLessThanOrEqual(steps * (dispatches * layers + 3));
  });

  it('creates nothing', () => {
    const { createCommandEncoder: _, ...created } = Object.fromEntries(
      Object.entries(calls).filter(([name]) => name.startsWith('create')),
    );
    expect(Object.keys(created).length).toBeGreaterThan(5);
    expect(Object.values(created).every((count) => count === 0)).toBe(true);
  });

  it('copies the logits, the attention, what else a row shows, and the states, no more', () => {
    const norms = layers * shown + 1;
    const snapshot = plan.buffers.reduce(
      (sum, buffer) => sum + (buffer.role === 'cache' && plan.states.includes(buffer.name) ? emptyBytes(buffer, plan) : 0),
      0,
    );
    let allowed = 0;
    for (let i = 0; i < steps; i++) {
      const live = prompt + i + 1;
      allowed += snapshot + 64 + 4 * layers * heads * (live + 1) + 4 * vocabulary + 4 * norms;
    }
    expect(calls.bytesCopied).toBeGreaterThan(steps * 4 * vocabulary);
    expect(calls.bytesCopied).toBeLessThanOrEqual(allowed);
  });
});
