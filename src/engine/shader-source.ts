/** Puts a kernel's WGSL together: its own file and the snippets that it includes. */
import lanesSerial from '../../shaders/lib/lanes_serial.wgsl?raw';
import lanesWorkgroup from '../../shaders/lib/lanes_workgroup.wgsl?raw';
import matrixSource from '../../shaders/lib/matrix.wgsl?raw';
import stepSource from '../../shaders/lib/step.wgsl?raw';
import { resolveIncludes } from './include';

/** How threads share the work: `serial` for software adapters, where a barrier costs more than it saves; `workgroup` for hardware. */
export type Lanes = 'serial' | 'workgroup';

const library = { step: stepSource, matrix: matrixSource };

/** The kernel's WGSL with its includes; `lib/lanes.wgsl` stands for the file of the wanted sort. */
export function shaderSource(source: string, lanes: Lanes): string {
  return resolveIncludes(source, { ...library, lanes: lanes === 'serial' ? lanesSerial : lanesWorkgroup });
}
