/** Runs a single kernel on a WebGPU device: buffers in, buffers out. */
import type { StepInput } from '../../../src/engine/engine';
import { kernelOf } from '../../../src/engine/kernels';
import type { MatVecVariant } from '../../../src/engine/shader-source';
import { headerWords, writeStep } from '../../../src/engine/step-words';
import { numberToFloat16 } from '../../../src/model/float16';

/** A kernel's input. Buffers are float32 by binding name; those of `matrices` reach the device as float16. */
export interface KernelCase {
  readonly kernel: string;
  readonly params: Readonly<Record<string, number>>;
  /** None for a kernel that has no offsets. */
  readonly offsets?: Readonly<Record<string, number>>;
  readonly step: StepInput;
  readonly buffers: Readonly<Record<string, Float32Array<ArrayBuffer>>>;
  readonly matrices: readonly string[];
  /** Numbers in the trace, 0 for a kernel that writes none; or its initial contents. */
  readonly trace: number | Float32Array<ArrayBuffer>;
}

/** Every buffer after the kernel ran, and the trace. */
export interface KernelResult {
  readonly buffers: Readonly<Record<string, Float32Array>>;
  readonly trace: Float32Array;
}

export async function openDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error('these tests need a WebGPU adapter; SwiftShader will do');
  return adapter.requestDevice();
}

/** @throws Error for any message of the shader's compiler, warnings included, and for any validation error. */
export async function runOnDevice(device: GPUDevice, task: KernelCase, variant: MatVecVariant): Promise<KernelResult> {
  const kernel = kernelOf(task.kernel);
  const code = kernel.wgsl(variant);
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ label: `${task.kernel} (${variant})`, code });
  const { messages } = await module.getCompilationInfo();
  if (messages.length > 0) throw new Error(messages.map((m) => `${task.kernel}:${m.lineNum} ${m.type}: ${m.message}`).join('\n'));

  const layout = device.createBindGroupLayout({
    entries: bindingsOf(code).map(({ binding, access }) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type: access },
    })),
  });
  const pipeline = await device.createComputePipelineAsync({
    layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
    compute: { module, constants: task.params },
  });

  const named = Object.fromEntries(
    Object.entries(task.buffers).map(([name, values]) => [
      name,
      upload(device, task.matrices.includes(name) ? packed(values) : values),
    ]),
  );
  // The kernel must not change the rest: NaN here would fail the comparison.
  const trace = upload(device, traceOf(task));
  const step = new Uint32Array(headerWords + 2 * task.step.slots.length + 2 * Math.ceil(task.step.tokens.length / 2));
  writeStep(task.step, step);
  const shared = { ...named, step: upload(device, step), trace };
  const offsets = Uint32Array.from(kernel.offsets, (name) => task.offsets?.[name] ?? NaN);
  const bound = [
    ...kernel.bindings.map(({ name }) => shared[name as keyof typeof shared] as GPUBuffer | undefined),
    upload(device, offsets, GPUBufferUsage.UNIFORM),
  ];
  const entries = bindingsOf(code).map(({ binding }) => {
    const buffer = bound[binding];
    if (buffer === undefined) throw new Error(`${task.kernel} has no buffer for binding ${binding}`);
    return { binding, resource: { buffer } };
  });

  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, device.createBindGroup({ layout, entries }));
  pass.dispatchWorkgroups(...kernel.dispatch(task.params, task.step.tokens.length, variant, task.step.slots.length));
  pass.end();
  device.queue.submit([encoder.finish()]);
  const error = await device.popErrorScope();
  if (error !== null) throw new Error(`${task.kernel} (${variant}): ${error.message}`);

  const out: Record<string, Float32Array> = {};
  for (const [name, buffer] of Object.entries(named))
    if (!task.matrices.includes(name)) out[name] = (await download(device, buffer)).subarray(0, task.buffers[name]?.length);
  return { buffers: out, trace: (await download(device, trace)).subarray(0, traceOf(task).length) };
}

/** The same with the TypeScript kernel. */
export function runReference(task: KernelCase): KernelResult {
  const buffers = Object.fromEntries(Object.entries(task.buffers).map(([name, values]) => [name, values.slice()]));
  const trace = traceOf(task).slice();
  kernelOf(task.kernel).cpu({ params: task.params, offsets: task.offsets ?? {}, buffers, step: task.step, trace });
  return { buffers: Object.fromEntries(Object.entries(buffers).filter(([name]) => !task.matrices.includes(name))), trace };
}

/** Marks every number of a trace that no kernel has written. */
export const unmodified = -12345;

function traceOf({ trace }: KernelCase): Float32Array<ArrayBuffer> {
  return typeof trace === 'number' ? new Float32Array(trace).fill(unmodified) : trace;
}

interface Binding {
  readonly binding: number;
  readonly name: string;
  readonly access: 'read-only-storage' | 'storage' | 'uniform';
}

/** The bindings that a shader declares, in order. */
export function bindingsOf(code: string): readonly Binding[] {
  const declared = code.matchAll(/@group\(0\) @binding\((\d+)\) var<(storage, read|storage, read_write|uniform)> (\w+)/gu);
  const types = { 'storage, read': 'read-only-storage', 'storage, read_write': 'storage', uniform: 'uniform' } as const;
  return [...declared].map(([, binding = '', type = '', name = '']) => ({
    binding: Number(binding),
    name,
    access: types[type as keyof typeof types],
  }));
}

function packed(values: Float32Array): Uint16Array<ArrayBuffer> {
  return Uint16Array.from(values, numberToFloat16);
}

function upload(
  device: GPUDevice,
  data: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
  usage: number = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
): GPUBuffer {
  const buffer = device.createBuffer({
    size: Math.max(16, Math.ceil(data.byteLength / 4) * 4),
    usage: usage | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(buffer, 0, data);
  return buffer;
}

async function download(device: GPUDevice, buffer: GPUBuffer): Promise<Float32Array> {
  const staging = device.createBuffer({ size: buffer.size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const values = new Float32Array(staging.getMappedRange().slice(0));
  staging.destroy();
  return values;
}
