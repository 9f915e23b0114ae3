/** The description of a kernel for the engines, and how its work is divided into workgroups. */
import type { Op } from '../attention/plan';
import type { CpuKernel } from './cpu/kernel';
import type { MatVecVariant } from './shader-source';

type Params = Readonly<Record<string, number>>;
type Workgroups = readonly [x: number, y: number, z: number];

interface Binding {
  /** `step` and `trace`, which every plan has, or a name in `Op.buffers`. */
  readonly name: string;
  readonly access: 'read' | 'read_write';
}

export interface Kernel {
  /** In the order of the shader's `@binding` numbers: eight at most, which is what every device allows. */
  readonly bindings: readonly Binding[];
  /** The names in `Op.params`, which are the shader's `override` constants. An op may leave out those that have a value in the shader. */
  readonly params: readonly string[];
  /** The names in `Op.offsets`: the members of the shader's uniform `offsets`, in its order. Its binding is the last. */
  readonly offsets: readonly string[];
  /** Workgroups for a step of `rows` tokens over `live` slots. */
  dispatch(params: Params, rows: number, variant: MatVecVariant, live: number): Workgroups;
  wgsl(variant: MatVecVariant): string;
  readonly cpu: CpuKernel;
}

/** The same for ops that share a pipeline: those of one kernel with the same constants, as in layers of the same shape. */
export const pipelineKey = ({ kernel, params }: Op): string => `${kernel} ${JSON.stringify(params)}`;

/** Bindings that a kernel reads, or also writes. */
export const read = (...names: readonly string[]): readonly Binding[] => names.map((name) => ({ name, access: 'read' }));
export const write = (...names: readonly string[]): readonly Binding[] => names.map((name) => ({ name, access: 'read_write' }));

/** Tiles of four outputs that one workgroup of a mat-vec takes; as `tileOf` in shaders/lib/matvec_*.wgsl. */
const tilesPerWorkgroup: Readonly<Record<MatVecVariant, number>> = { serial: 16, workgroup: 1 };

/** A mat-vec's geometry: its outputs in tiles of four along x, rows along y. */
export const inTiles =
  (outputs: (params: Params) => number) =>
  (params: Params, rows: number, variant: MatVecVariant): Workgroups => [
    Math.ceil(Math.ceil(outputs(params) / 4) / tilesPerWorkgroup[variant]),
    rows,
    1,
  ];

/** An op's constant or offset by name. @throws RangeError for a plan without it, which is a bug */
export const param = (values: Params, name: string): number => {
  const value = values[name];
  if (value === undefined) throw new RangeError(`the op lacks ${name}`);
  return value;
};
