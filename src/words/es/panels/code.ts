/** What stands around the code of a panel. */
import { plural } from '../plural';

export const code = {
  kernel: 'Kernel',
  language: 'Lenguaje',
  languages: { wgsl: 'WGSL', typescript: 'TypeScript' },
  runsNow: 'en uso',
  runs: 'Este calcula lo que se dibuja.',
  twin: 'Calcula lo mismo en el otro backend; unas pruebas mantienen iguales a los dos.',
  of: (name: string, title: string): string => `${name}, que calcula «${title}»`,
  dispatch: ([x = 1, y = 1, z = 1]: readonly number[]): string =>
    `Una fila ocupa ${x} × ${y} × ${z} ${x * y * z === 1 ? 'workgroup' : 'workgroups'}; cada constante tiene el valor de esta capa.`,
  params: (params: readonly (readonly [name: string, value: number])[]): string =>
    `${params.length === 0 ? 'No tiene constantes' : `${params.length === 1 ? 'Su' : 'Sus'} ${plural(params.length, 'constante')}: ${params.map(([name, value]) => `${name} = ${value}`).join(', ')}`}.`,
  none: 'Ningún kernel calcula esto en la capa elegida.',
  loading: 'Cargando el código…',
  failed: 'No se pudo cargar el código. Inténtelo de nuevo cuando haya red.',
} as const;
