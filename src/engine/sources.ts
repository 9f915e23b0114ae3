/** The text of every kernel, as it runs: its WGSL with the values of its constants, its TypeScript twin, and its workgroups. */
import type { Op } from '../attention/plan';
import type { BackendReport } from './host';
import type { SourcePart } from './include';
import { kernelOf } from './kernels';
import { type MatVecVariant, shaderParts } from './shader-source';

const shaders = import.meta.glob<string>('../../shaders/*.wgsl', { query: '?raw', import: 'default', eager: true });
const twins = import.meta.glob<string>('./cpu/*.ts', { query: '?raw', import: 'default' });

export interface KernelText {
  readonly wgsl: readonly SourcePart[];
  readonly typescript: string;
}

/** @throws RangeError for a kernel that has no file in `shaders/` or `src/engine/cpu/` */
export async function textOf({ kernel, params }: Pick<Op, 'kernel' | 'params'>, variant: MatVecVariant): Promise<KernelText> {
  const [shader, twin] = [shaders[`../../shaders/${kernel}.wgsl`], twins[`./cpu/${kernel}.ts`]];
  if (shader === undefined || twin === undefined) throw new RangeError(`the kernel ${kernel} lacks a file`);
  return { wgsl: withConstants(shaderParts(shader, variant), params), typescript: await twin() };
}

/** Writes the values of an op's parameters behind the `override` constants of their names. */
function withConstants(parts: readonly SourcePart[], params: Op['params']): readonly SourcePart[] {
  return parts.map((part) => {
    if (typeof part !== 'string') return { ...part, parts: withConstants(part.parts, params) };
    return part.replace(/^override (\w+): (\w+)(?: = [\w.]+)?;/gm, (line, name: string, type: string) => {
      const value = params[name];
      return value === undefined ? line : `override ${name}: ${type} = ${value};`;
    });
  });
}

/** How a backend's threads divide a mat-vec; as `start.ts` chooses it. */
export function variantOf({ adapter }: Pick<BackendReport, 'adapter'>): MatVecVariant {
  return adapter?.software === false ? 'workgroup' : 'serial';
}

/** Workgroups of an op for one row over `live` slots. */
export function workgroupsOf(
  { kernel, params }: Pick<Op, 'kernel' | 'params'>,
  variant: MatVecVariant,
  live: number,
): readonly number[] {
  return kernelOf(kernel).dispatch(params, 1, variant, live);
}

/** The buffers that an op writes, by their names in the plan. */
export function writtenBy({ kernel, buffers }: Pick<Op, 'kernel' | 'buffers'>): readonly string[] {
  return kernelOf(kernel).bindings.flatMap(({ name, access }) => {
    const buffer = buffers[name];
    return access === 'read_write' && buffer !== undefined ? [buffer] : [];
  });
}
