/** The reference backend: walks the plan with the TypeScript kernels. Also the backend of browsers without WebGPU. */
import type { Plan, PlanBuffer } from '../../attention/plan';
import { float16ToFloat32 } from '../../model/float16';
import type { Weights } from '../../model/weights';
import { type Engine, opsOf } from '../engine';
import { allocationsOf, checkSnapshot, emptyBytes, readable, traceBytes, vectorValues, writeMatrix } from '../contents';
import { kernelOf } from '../kernels';
import { joinLogits } from '../logits';
import { ropeTable } from '../rope-table';
import { createSnapshots } from './snapshots';
import { checkStep, logitsBehind, traceLength } from '../step-words';

/** Allocates every buffer of the plan as float32 and loads the weights. @throws ModelError */
export function createCpuEngine(plan: Plan, weights: Weights): Engine {
  const buffers = new Map(plan.buffers.map((buffer) => [buffer.name, allocate(buffer, plan, weights)]));
  const trace = new Float32Array(traceBytes(plan) / Float32Array.BYTES_PER_ELEMENT);
  const logits = buffers.get(plan.likeliest === null ? '' : 'logits') ?? trace;
  const calls = plan.ops.map((op) => ({
    // An op that names a buffer for it writes there what others write into the trace.
    trace: buffers.get(op.buffers['trace'] ?? '') ?? trace,
    run: kernelOf(op.kernel).cpu,
    params: op.params,
    offsets: op.offsets,
    buffers: Object.fromEntries(
      Object.entries(op.buffers).map(([binding, name]) => [binding, buffers.get(name) ?? new Float32Array()]),
    ),
  }));
  const snapshots = createSnapshots(plan, buffers);
  return {
    backend: 'cpu',
    plan,
    async forward(input, capture) {
      checkStep(plan, input);
      if (input.keep !== undefined) snapshots.keep(input.keep);
      if (input.restore !== undefined) snapshots.restore(input.restore);
      for (const { run, ...bound } of calls.slice(0, opsOf(plan, input))) run({ ...bound, step: input });
      const [first, behind] = [traceLength(plan, input, capture), logitsBehind(plan, input, capture)];
      if (capture && behind === 0) return trace.slice(0, first);
      const numbers = new Float32Array(first + behind);
      numbers.set((capture ? trace : logits).subarray(0, first));
      numbers.set(logits.subarray(0, behind), first);
      joinLogits(plan, numbers.subarray(capture ? first : 0));
      return numbers;
    },
    allocations: () => allocationsOf(plan, (name) => buffers.get(name)?.byteLength ?? 0, snapshots.numbers.byteLength),
    async contents(name, snapshot) {
      const buffer = readable(plan, buffers, name);
      if (snapshot === undefined) return buffer.slice();
      checkSnapshot(plan, name, snapshot);
      return snapshots.read(name, snapshot);
    },
    dispose: () => buffers.clear(),
  };
}

function bitsOf(buffer: Extract<PlanBuffer, { role: 'matrix' }>, weights: Weights): Uint16Array<ArrayBuffer> {
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
