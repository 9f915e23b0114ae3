/** Every kernel by name: its bindings, its geometry, its WGSL and its TypeScript reference. A new kernel is one entry. */
import attendSource from '../../shaders/attend.wgsl?raw';
import embedSource from '../../shaders/embed.wgsl?raw';
import lanesSerial from '../../shaders/lib/lanes_serial.wgsl?raw';
import lanesWorkgroup from '../../shaders/lib/lanes_workgroup.wgsl?raw';
import matrixSource from '../../shaders/lib/matrix.wgsl?raw';
import stepSource from '../../shaders/lib/step.wgsl?raw';
import projectAddSource from '../../shaders/project_add.wgsl?raw';
import projectLogitsSource from '../../shaders/project_logits.wgsl?raw';
import projectQkvSource from '../../shaders/project_qkv.wgsl?raw';
import projectSwigluSource from '../../shaders/project_swiglu.wgsl?raw';
import { attend } from './cpu/attend';
import { embed } from './cpu/embed';
import type { CpuKernel } from './cpu/kernel';
import { projectAdd } from './cpu/project_add';
import { projectLogits } from './cpu/project_logits';
import { projectQkv } from './cpu/project_qkv';
import { projectSwiglu } from './cpu/project_swiglu';
import { resolveIncludes } from './include';

/** How the threads of the mat-vecs share their work: `serial` for software adapters (no barrier), `workgroup` for hardware. */
export type Lanes = 'serial' | 'workgroup';

type Params = Readonly<Record<string, number>>;

export interface Kernel {
  /** Binding names from @binding(1) on; @binding(0) is the step. */
  readonly bindings: readonly string[];
  /** Whether @binding(bindings.length + 1) is the trace. */
  readonly writesTrace: boolean;
  /** Workgroups along x and y (rows). */
  dispatch(params: Params, rows: number, lanes: Lanes): readonly [number, number];
  wgsl(lanes: Lanes): string;
  readonly cpu: CpuKernel;
}

/** Tiles of four outputs that one workgroup of a mat-vec takes; as `tileOf` in shaders/lib/lanes_*.wgsl. */
const tilesPerWorkgroup: Readonly<Record<Lanes, number>> = { serial: 16, workgroup: 1 };

const wgsl =
  (source: string) =>
  (lanes: Lanes): string =>
    resolveIncludes(source, { lanes: lanes === 'serial' ? lanesSerial : lanesWorkgroup, step: stepSource, matrix: matrixSource });

/** A mat-vec's geometry: its outputs in tiles of four along x. */
const tiles =
  (outputs: (params: Params) => number) =>
  (params: Params, rows: number, lanes: Lanes): readonly [number, number] => [
    Math.ceil(Math.ceil(outputs(params) / 4) / tilesPerWorkgroup[lanes]),
    rows,
  ];

const of = (params: Params, name: string): number => params[name] ?? 0;

export const kernels: Readonly<Record<string, Kernel>> = {
  embed: {
    bindings: ['embedding', 'residual'],
    writesTrace: false,
    dispatch: (params, rows) => [Math.ceil(of(params, 'width') / 4 / 16), rows],
    wgsl: wgsl(embedSource),
    cpu: embed,
  },
  project_qkv: {
    bindings: ['matrix', 'vector', 'residual', 'query', 'key', 'value'],
    writesTrace: true,
    dispatch: tiles((params) => (of(params, 'heads') + 2 * of(params, 'keyValueHeads')) * of(params, 'headWidth')),
    wgsl: wgsl(projectQkvSource),
    cpu: projectQkv,
  },
  attend: {
    bindings: ['query', 'key', 'value', 'rope', 'mixed'],
    writesTrace: true,
    dispatch: (params, rows) => [of(params, 'heads'), rows],
    wgsl: wgsl(attendSource),
    cpu: attend,
  },
  project_add: {
    bindings: ['matrix', 'input', 'residual'],
    writesTrace: false,
    dispatch: tiles((params) => of(params, 'outputs')),
    wgsl: wgsl(projectAddSource),
    cpu: projectAdd,
  },
  project_swiglu: {
    bindings: ['matrix', 'vector', 'residual', 'hidden'],
    writesTrace: false,
    dispatch: tiles((params) => of(params, 'hidden')),
    wgsl: wgsl(projectSwigluSource),
    cpu: projectSwiglu,
  },
  project_logits: {
    bindings: ['matrix', 'vector', 'residual'],
    writesTrace: true,
    dispatch: tiles((params) => of(params, 'vocabulary')),
    wgsl: wgsl(projectLogitsSource),
    cpu: projectLogits,
  },
};

/** @throws Error for a plan that names a kernel which does not exist. */
export function kernelOf(name: string): Kernel {
  const kernel = kernels[name];
  if (!kernel) throw new Error(`there is no kernel ${name}`);
  return kernel;
}
