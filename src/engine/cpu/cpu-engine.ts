/** The reference backend: walks the plan with the TypeScript kernels. Also the backend of browsers without WebGPU. */
import type { Op, Plan, PlanBuffer } from '../../attention/plan';
import { float16ToFloat32 } from '../../model/float16';
import type { Weights } from '../../model/weights';
import { type Engine, opsOf } from '../engine';
import { allocationsOf, checkSnapshot, emptyBytes, readable, traceBytes, vectorValues, writeMatrix } from '../contents';
import { kernelOf } from '../kernels';
import { joinLogits } from '../logits';
import { isLarge } from '../memory';
import { ropeTable } from '../rope-table';
import { createSnapshots } from './snapshots';
import { checkStep, logitsBehind, traceLength } from '../step-words';

/**
 * Allocates every buffer of the plan as float32 and loads the weights. Of a large model the matrices stay in float16, which takes half the
 * memory; the numbers are the same to the last bit.
 * @param large whether it is one
 * @throws ModelError
 */
export function createCpuEngine(plan: Plan, weights: Weights, large = isLarge(plan)): Engine {
  const kept = large ? readByRows(plan) : new Set<string>();
  const halves = new Map(
    plan.buffers.flatMap((buffer) =>
      buffer.role === 'matrix' && kept.has(buffer.name) ? [[buffer.name, bitsOf(buffer, weights)] as const] : [],
    ),
  );
  const others = plan.buffers.filter(({ name }) => !halves.has(name));
  const buffers = new Map(others.map((buffer) => [buffer.name, allocate(buffer, plan, weights)]));
  const trace = new Float32Array(traceBytes(plan) / Float32Array.BYTES_PER_ELEMENT);
  const logits = buffers.get(plan.likeliest === null ? '' : 'logits') ?? trace;
  const calls = plan.ops.map((op) => ({
    // An op that names a buffer for it writes there what others write into the trace.
    trace: buffers.get(op.buffers['trace'] ?? '') ?? trace,
    run: kernelOf(op.kernel).cpu,
    params: op.params,
    offsets: op.offsets,
    buffers: boundIn(op, buffers),
    halves: boundIn(op, halves),
  }));
  const snapshots = createSnapshots(plan, buffers);
  return {
    backend: 'cpu',
    plan,
    async forward(input, capture) {
      checkStep(plan, input);
      if (input.keep !== undefined) snapshots.keep(input.keep);
      if (input.restore !== undefined) snapshots.restore(input.restore);
      for (const { run, ...bound } of calls.slice(input.after ?? 0, opsOf(plan, input))) run({ ...bound, step: input });
      const [first, behind] = [traceLength(plan, input, capture), logitsBehind(plan, input, capture)];
      if (capture && behind === 0) return trace.slice(0, first);
      const numbers = new Float32Array(first + behind);
      numbers.set((capture ? trace : logits).subarray(0, first));
      numbers.set(logits.subarray(0, behind), first);
      joinLogits(plan, numbers.subarray(capture ? first : 0));
      return numbers;
    },
    allocations: () =>
      allocationsOf(plan, (name) => (buffers.get(name) ?? halves.get(name))?.byteLength ?? 0, snapshots.numbers.byteLength),
    async contents(name, snapshot) {
      const buffer = readable(plan, buffers, name);
      if (snapshot === undefined) return buffer.slice();
      checkSnapshot(plan, name, snapshot);
      return snapshots.read(name, snapshot);
    },
    dispose() {
      buffers.clear();
      halves.clear();
    },
  };
}

/** An op's buffers among some, by binding. */
function boundIn<Buffer>(op: Op, among: ReadonlyMap<string, Buffer>): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(op.buffers).flatMap(([binding, name]) => {
      const found = among.get(name);
      return found === undefined ? [] : [[binding, found] as const];
    }),
  );
}

/** The matrices that are only multiplied with, or of which single rows are taken. */
function readByRows({ ops }: Plan): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kernel, buffers } of ops)
    for (const binding of ['matrix', 'embedding'])
      if (buffers[binding] !== undefined && kernel !== 'attend_latent') names.add(buffers[binding]);
  for (const { kernel, buffers } of ops) if (kernel === 'attend_latent') names.delete(buffers['matrix'] ?? '');
  return names;
}

/** A matrix's bits: those of the file itself where it is a tensor in float16. To be read only. */
function bitsOf(buffer: Extract<PlanBuffer, { role: 'matrix' }>, weights: Weights): Uint16Array<ArrayBuffer> {
  const [only = '', ...more] = buffer.tensors;
  const first = (buffer.from ?? 0) * buffer.columns;
  if (more.length === 0) return weights.float16Bits(only).subarray(first, first + buffer.rows * buffer.columns);
  const bits = new Uint16Array(buffer.rows * buffer.columns);
  writeMatrix(buffer, weights, bits);
  return bits;
}

function allocate(buffer: PlanBuffer, plan: Plan, weights: Weights): Float32Array {
  switch (buffer.role) {
    case 'matrix':
      return float16ToFloat32(bitsOf(buffer, weights));
    case 'vector':
      return vectorValues(buffer, weights);
    case 'rope':
      return ropeTable(buffer.base, buffer.headWidth, buffer.positions, buffer.scaling);
    case 'cache':
    case 'scratch':
      return new Float32Array(emptyBytes(buffer, plan) / Float32Array.BYTES_PER_ELEMENT);
  }
}
