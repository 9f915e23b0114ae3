/** What stands around the code of a panel. */
import { plural } from '../plural';

export const code = {
  kernel: 'Kernel',
  language: 'Language',
  languages: { wgsl: 'WGSL', typescript: 'TypeScript' },
  runsNow: 'runs now',
  runs: 'This one computes what is drawn.',
  twin: 'Computes the same on the other backend; tests hold the two together.',
  of: (name: string, title: string): string => `${name}, which computes “${title}”`,
  dispatch: ([x = 1, y = 1, z = 1]: readonly number[]): string =>
    `One row takes ${x} × ${y} × ${z} ${x * y * z === 1 ? 'workgroup' : 'workgroups'}; each constant has this layer’s value.`,
  params: (params: readonly (readonly [name: string, value: number])[]): string =>
    `${params.length === 0 ? 'It has no constants' : `Its ${plural(params.length, 'constant')}: ${params.map(([name, value]) => `${name} = ${value}`).join(', ')}`}.`,
  none: 'No kernel computes this in the layer that is chosen.',
  loading: 'Loading the code…',
  failed: 'The code could not be loaded. Try again when the network is back.',
} as const;
