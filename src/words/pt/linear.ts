import { fixed, plain, roundedToSignificant } from '../numbers';
import { plural } from './amounts';

export const linear = {
  inEquation: { groups: 'em grupos:', convolution: 'convolução:' },
  line: (layer: number, name: string, exact: number, summed: number): string =>
    exact === 0
      ? `camada ${layer}, ${name}: esta linha lê ${plural(summed, 'token')} como uma soma`
      : `camada ${layer}, ${name}: esta linha lê ${plural(exact, 'token')} um a um e ${plural(summed, 'token')} como uma soma`,
  none: (layer: number, name: string): string => `camada ${layer}: ${name}`,
  instead: (name: string): string =>
    `Esta camada (${name}) tem um softmax sobre os tokens, um a um. A atenção linear o troca por uma função positiva simples de consultas e chaves, e assim o passado pode ser somado uma vez e lido como uma matriz.`,
  idea: 'Chaves e valores se somam em uma matriz, então lê-la custa o mesmo com qualquer comprimento; o que se perde é nitidez.',
  where:
    'q, k, v são consultas, chaves (rotacionadas pela posição) e valores; S é o estado, z a sua soma de chaves; u é o grupo de um token; a são os pesos exatos dele dentro do grupo, α um peso aprendido por cabeça; c são os κ coeficientes da convolução, e os que ficam à frente do token são mascarados.',
  feature: 'O mapa de características φ, que torna positivas consultas e chaves',
  featureFigure: 'O mapa de características φ de um número',
  featureName: 'φ',
  featureX: 'x',
  featureY: 'φ(x)',
  reads: 'O que esta linha lê',
  group: 'Grupo',
  groupText: (number: number, place: number, size: number): string => `${number}, token ${place} de ${size}`,
  exact: 'Token por token',
  summed: 'Como uma soma',
  tokensText: (count: number, from: number): string =>
    count === 0 ? 'nenhum' : `${plural(count, 'token')}, a partir de ${from}`,
  state: {
    title: (head: string, rows: number, columns: number): string => `O estado de ${head}, ${rows} × ${columns}`,
    figure: (head: string): string =>
      `O estado de ${head}: uma linha por componente da chave, uma coluna por componente do valor`,
    legend: 'estado S',
    readout: (row: number, column: number, value: string): string => `componente ${row} da chave, ${column} do valor: ${value}`,
    hint: 'Aponte para uma célula para ler o número.',
    none: 'O estado ainda está vazio.',
  },
  norms: '‖S‖ por linha',
  normsFigure: 'Norma do estado de cada cabeça em cada linha',
  normAxis: '‖S‖',
  taps: (kernel: number): string => `Os ${kernel} coeficientes da convolução`,
  tapsFigure: 'O coeficiente da convolução de cada cabeça por distância do token',
  tap: (tap: number): string => plain(roundedToSignificant(tap, 3)),
  tapsX: 'distância do token',
  tapsY: 'coeficiente',
  masked: 'Os coeficientes à frente do token são mascarados, no treino como aqui.',
  leaky:
    'No treino, este modelo via os tokens à direita do 0. Quando ele gera texto, eles ainda não existem, então esses coeficientes são cortados.',
  noTaps: 'Esta camada não tem convolução.',
  leak: 'O vazamento: um modelo treinado vendo o futuro',
  teacherForced: 'Perda no treino, vendo o futuro',
  decoded: 'Perda quando decodifica token por token',
  nats: (value: number): string => `${fixed(value, 3)} nats por token`,
  curves: 'As duas perdas durante o treino',
  curvesFigure: 'Perda de validação por passo de treino, vendo o futuro e token por token',
  asTrained: 'vendo o futuro',
  asDecoded: 'token por token',
  stepAxis: 'passo de treino',
  lossAxis: 'nats por token',
  step: (step: number): string => (step >= 1000 ? `${plain(step / 1000)}k` : `${step}`),
  loss: (value: number): string => fixed(value, 1),
  sample: 'O que ele escreve',
  tableColumns: { head: 'cabeça', row: 'linha', norm: '‖S‖' },
} as const;
