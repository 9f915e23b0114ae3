import { fixed } from '../numbers';

const times = (ratio: number): string => `×\u00a0${fixed(ratio, 2)}`;

export const norms = {
  line: (key: number, value: number, hidden: number): string =>
    `em relação à mediana: chave ${times(key)}, valor ${times(value)}, ‖x‖ ${times(hidden)}`,
  hiddenLine: (hidden: number, layer: number): string =>
    `em relação à mediana: estado oculto depois da camada ${layer} ${times(hidden)}`,
  idea: 'Um sumidouro tem um valor curto, então a atenção que ele recebe move pouco, e muitas vezes o estado oculto mais longo de todos.',
  where:
    'ρ compara o token 0 com os outros; o mesmo para k e v. ‖k‖ e ‖v‖ são os comprimentos da chave e do valor como estão no cache. ‖x‖ é o comprimento do estado oculto, ao qual cada camada soma algo: a saída de uma camada é a entrada da seguinte, e depois da última vai para a norma final. α_tj é o que a linha t dá ao token j.',
  figure: (group: string): string => `Normas da chave e do valor de cada token, ${group}; o token 0 na cor de destaque`,
  keyNorm: (group: string): string => `chave ‖k‖, ${group}`,
  valueNorm: (group: string): string => `valor ‖v‖, ${group}`,
  hiddenNorm: (layer: number): string => `estado oculto ‖x‖, depois da camada ${layer}`,
  hiddenFigure: (layer: number): string =>
    `Norma do estado oculto de cada token depois da camada ${layer}; o token 0 na cor de destaque`,
  hiddenRatios: ([before = Number.NaN, ...after]: readonly number[]): string =>
    `estado oculto antes da camada 0 ${times(before)}, ${after.map((ratio, layer) => `depois da\u00a0${layer}\u00a0${times(ratio)}`).join(', ')}`,
  tokenAxis: 'token',
  normAxis: 'norma',
  columns: {
    layer: 'camada',
    group: 'cabeça de chave/valor',
    key: '‖k‖ do token 0',
    value: '‖v‖ do token 0',
    keyOthers: 'mediana de ‖k‖ dos outros',
    valueOthers: 'mediana de ‖v‖ dos outros',
    before: '‖x‖ do token 0, antes da camada',
    beforeOthers: 'mediana de ‖x‖ dos outros, antes da camada',
    after: '‖x‖ do token 0, depois da camada',
    afterOthers: 'mediana de ‖x‖ dos outros, depois da camada',
  },
} as const;
