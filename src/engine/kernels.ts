/** Every kernel by name: its bindings, its constants, its geometry, its WGSL and its TypeScript reference. A new kernel is one entry. */
import attendSource from '../../shaders/attend.wgsl?raw';
import embedSource from '../../shaders/embed.wgsl?raw';
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
import { type Lanes, shaderSource } from './shader-source';

type Params = Readonly<Record<string, number>>;
type Workgroups = readonly [x: number, y: number, z: number];

export interface Binding {
  /** `step` and `trace`, which every plan has, or a name in `Op.buffers`. */
  readonly name: string;
  readonly access: 'read' | 'read_write';
}

export interface Kernel {
  /** In the order of the shader's `@binding` numbers. */
  readonly bindings: readonly Binding[];
  /** The names in `Op.params`, which are the shader's `override` constants. */
  readonly params: readonly string[];
  /** Workgroups for a step of `rows` tokens. */
  dispatch(params: Params, rows: number, lanes: Lanes): Workgroups;
  wgsl(lanes: Lanes): string;
  readonly cpu: CpuKernel;
}

const read = (...names: readonly string[]): readonly Binding[] => names.map((name) => ({ name, access: 'read' }));
const write = (...names: readonly string[]): readonly Binding[] => names.map((name) => ({ name, access: 'read_write' }));

/** Tiles of four outputs that one workgroup of a mat-vec takes; as `tileOf` in shaders/lib/lanes_*.wgsl. */
const tilesPerWorkgroup: Readonly<Record<Lanes, number>> = { serial: 16, workgroup: 1 };

/** Threads of a workgroup of `embed`, four numbers each. */
const embedThreads = 16;

/** A mat-vec's geometry: its outputs in tiles of four along x, rows along y. */
const inTiles =
  (outputs: (params: Params) => number) =>
  (params: Params, rows: number, lanes: Lanes): Workgroups => [
    Math.ceil(Math.ceil(outputs(params) / 4) / tilesPerWorkgroup[lanes]),
    rows,
    1,
  ];

const of = (params: Params, name: string): number => {
  const value = params[name];
  if (value === undefined) throw new RangeError(`the op lacks the parameter ${name}`);
  return value;
};

export const kernels: Readonly<Record<string, Kernel>> = {
  embed: {
    bindings: [...read('step', 'embedding'), ...write('residual')],
    params: ['width'],
    dispatch: (params, rows) => [Math.ceil(of(params, 'width') / 4 / embedThreads), rows, 1],
    wgsl: (lanes) => shaderSource(embedSource, lanes),
    cpu: embed,
  },
  project_qkv: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('query', 'key', 'value', 'trace')],
    params: ['width', 'heads', 'keyValueHeads', 'headWidth', 'normEpsilon', 'residualNormBefore'],
    dispatch: inTiles((params) => (of(params, 'heads') + 2 * of(params, 'keyValueHeads')) * of(params, 'headWidth')),
    wgsl: (lanes) => shaderSource(projectQkvSource, lanes),
    cpu: projectQkv,
  },
  attend: {
    bindings: [...read('step', 'query', 'key', 'value', 'rope', 'sinkKey'), ...write('mixed', 'trace')],
    params: [
      'heads',
      'keyValueHeads',
      'headWidth',
      'interleaved',
      'window',
      'extraLogit',
      'fixed',
      'attentionBefore',
      'keyNormBefore',
      'valueNormBefore',
    ],
    dispatch: (params, rows) => [of(params, 'heads'), rows, 1],
    wgsl: (lanes) => shaderSource(attendSource, lanes),
    cpu: attend,
  },
  project_add: {
    bindings: [...read('step', 'matrix', 'input'), ...write('residual')],
    params: ['outputs', 'columns'],
    dispatch: inTiles((params) => of(params, 'outputs')),
    wgsl: (lanes) => shaderSource(projectAddSource, lanes),
    cpu: projectAdd,
  },
  project_swiglu: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('hidden')],
    params: ['width', 'hidden', 'normEpsilon'],
    dispatch: inTiles((params) => of(params, 'hidden')),
    wgsl: (lanes) => shaderSource(projectSwigluSource, lanes),
    cpu: projectSwiglu,
  },
  project_logits: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('trace')],
    params: ['width', 'vocabulary', 'normEpsilon', 'logitsBefore', 'residualNormBefore'],
    dispatch: inTiles((params) => of(params, 'vocabulary')),
    wgsl: (lanes) => shaderSource(projectLogitsSource, lanes),
    cpu: projectLogits,
  },
};

/** @throws RangeError for a plan that names a kernel which does not exist. */
export function kernelOf(name: string): Kernel {
  const kernel = kernels[name];
  if (kernel === undefined) throw new RangeError(`there is no kernel ${name}`);
  return kernel;
}
