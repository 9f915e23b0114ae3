import { plural } from '../plural';

export const code = {
  kernel: 'Kernel',
  language: 'Linguagem',
  languages: { wgsl: 'WGSL', typescript: 'TypeScript' },
  runsNow: 'roda agora',
  runs: 'Este calcula o que está desenhado.',
  twin: 'Calcula o mesmo no outro backend; testes garantem que os dois concordam.',
  of: (name: string, title: string): string => `${name}, que calcula “${title}”`,
  dispatch: ([x = 1, y = 1, z = 1]: readonly number[]): string =>
    `Uma linha usa ${x} × ${y} × ${z} ${x * y * z === 1 ? 'workgroup' : 'workgroups'}; cada constante tem o valor desta camada.`,
  params: (params: readonly (readonly [name: string, value: number])[]): string =>
    `${params.length === 0 ? 'Ele não tem constantes' : `${params.length === 1 ? 'A sua' : 'As suas'} ${plural(params.length, 'constante')}: ${params.map(([name, value]) => `${name} = ${value}`).join(', ')}`}.`,
  none: 'Nenhum kernel calcula isto na camada escolhida.',
  loading: 'Carregando o código…',
  failed: 'Não foi possível carregar o código. Tente de novo quando a rede voltar.',
} as const;
