/** The part of the benchmark that runs in the browser: steps of every model on every backend, beside onnxruntime-web. */
import { compilePlan } from '../../src/attention/compile';
import { createCpuEngine } from '../../src/engine/cpu/cpu-engine';
import type { Engine } from '../../src/engine/engine';
import { prepareGpu } from '../../src/engine/gpu/prepare';
import { startGpu } from '../../src/engine/gpu/start';
import { parseSpec } from '../../src/model/parse-spec';
import { readSafetensors } from '../../src/model/safetensors';
import { checkWeights } from '../../src/model/weights';
import { countCalls } from '../kernels/support/count-calls';
import { startOnnx } from './onnx';

/** A step at a length of the text: the cache already holds `length` − 1 tokens. */
type Step = (length: number) => Promise<unknown>;

interface Contender {
  readonly model: string;
  readonly name: string;
  readonly step: Step;
}

const rounds = 15;
const stepsARound = 4;
const shortLength = 64;

const quantile = (times: readonly number[], q: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(q * times.length))] ?? Number.NaN;

const stepOf =
  (engine: Engine, capture: boolean): Step =>
  (length) => {
    const slots = Uint32Array.from({ length }, (_, i) => i);
    return engine.forward({ tokens: Uint32Array.of(length % 60), slots, positions: slots }, capture);
  };

async function engines(id: string): Promise<readonly { readonly name: string; readonly engine: Engine }[]> {
  const [spec, weights] = await Promise.all([
    fetch(`/public/models/${id}/spec.json`).then((response) => response.json()),
    fetch(`/public/models/${id}/model.safetensors`).then((response) => response.arrayBuffer()),
  ]);
  const parsed = parseSpec(spec);
  const plan = compilePlan(parsed);
  const checked = checkWeights(readSafetensors(weights), plan.tensors);
  const gpu = await startGpu(await prepareGpu(plan, 'webgpu'), plan, checked);
  const cpu = { name: 'CPU', engine: createCpuEngine(plan, checked) };
  return gpu.engine ? [{ name: 'WebGPU', engine: gpu.engine }, cpu] : [cpu];
}

/** Takes turns, so that what disturbs the machine disturbs all of them alike. */
async function race(contenders: readonly Contender[], length: number) {
  const times = contenders.map((): number[] => []);
  for (const { step } of contenders) for (let i = 0; i < 3; i++) await step(length);
  for (let round = 0; round < rounds; round++) {
    // Every other round backwards: who comes after a slow one finds cold caches.
    const order = [...contenders.entries()];
    for (const [i, { step }] of round % 2 === 0 ? order : order.toReversed()) {
      for (let k = 0; k < stepsARound; k++) {
        const from = performance.now();
        await step(length);
        times[i]?.push(performance.now() - from);
      }
    }
  }
  return contenders.map(({ model, name }, i) => {
    const own = times[i] ?? [];
    return { model, name, length, median: quantile(own, 0.5), p95: quantile(own, 0.95) };
  });
}

async function bench() {
  const results = [];
  for (const id of ['backcopy', 'mha']) {
    const both = await engines(id);
    const ours = both.flatMap(({ name, engine }) => [
      { model: id, name, step: stepOf(engine, true) },
      { model: id, name: `${name}, nothing captured`, step: stepOf(engine, false) },
    ]);
    const theirs = id === 'mha' ? await onnxContenders() : [];
    results.push(...(await race([...ours, ...theirs], shortLength)));
    results.push(
      ...(await race(
        ours.filter(({ name }) => !name.includes(',')),
        512,
      )),
    );
    for (const { engine } of both) engine.dispose();
  }
  return results;
}

/** A step of each of these models with capture, one backend after the other, all models taking turns. */
async function mechanisms(ids: readonly string[], lengths: readonly number[]) {
  const loaded = await Promise.all(ids.map(async (id) => ({ id, both: await engines(id) })));
  const results = [];
  for (const backend of ['WebGPU', 'CPU']) {
    const contenders = loaded.flatMap(({ id, both }) =>
      both.filter(({ name }) => name === backend).map(({ name, engine }) => ({ model: id, name, step: stepOf(engine, true) })),
    );
    for (const length of lengths) results.push(...(await race(contenders, length)));
  }
  for (const { both } of loaded) for (const { engine } of both) engine.dispose();
  return results;
}

async function onnxContenders(): Promise<readonly Contender[]> {
  const found: Contender[] = [];
  for (const provider of ['wasm', 'webgpu'] as const) {
    try {
      found.push({
        model: 'mha',
        name: `onnxruntime-web ${provider}`,
        step: await startOnnx('/tests/bench/mha.onnx', provider, shortLength),
      });
    } catch (error) {
      Object.assign(window, { onnxFailure: String(error) });
    }
  }
  return found;
}

/** What one steady step asks of the device, with capture on: calls by name, over 8 steps. */
async function deviceCalls() {
  const request = GPUAdapter.prototype.requestDevice;
  const counts: { take(): Readonly<Record<string, number>> }[] = [];
  GPUAdapter.prototype.requestDevice = async function counting(descriptor) {
    const { device, counted } = countCalls(await request.call(this, descriptor));
    counts.push(counted);
    return device;
  };
  const both = await engines('mha');
  GPUAdapter.prototype.requestDevice = request;
  const gpu = both.find(({ name }) => name === 'WebGPU');
  const [counted] = counts;
  if (!gpu || !counted) return null;
  const step = stepOf(gpu.engine, true);
  for (let length = 60; length < 64; length++) await step(length);
  counted.take();
  for (let length = 64; length < 72; length++) await step(length);
  const calls = counted.take();
  for (const { engine } of both) engine.dispose();
  return Object.fromEntries(Object.entries(calls).flatMap(([name, count]) => (count === 0 ? [] : [[name, count / 8]])));
}

declare global {
  interface Window {
    deviceCalls: typeof deviceCalls;
    bench: typeof bench;
    mechanisms: typeof mechanisms;
  }
}
window.bench = bench;
window.mechanisms = mechanisms;
window.deviceCalls = deviceCalls;
