import { plain } from '../numbers';
import { plural } from './amounts';

export const sinks = {
  inEquation: { sinks: 'sumidouros' },
  line: (share: string, epsilon: number, mean: string): string =>
    `${share} das cabeças dão ao token 0 mais de ${plain(epsilon)}; média ${mean}`,
  idea: 'Uma cabeça ociosa põe a atenção em um token que está sempre lá; compare as curvas com a pontilhada, que é a atenção uniforme.',
  nowhereIdea:
    'Sem softmax, uma cabeça ociosa pode não olhar para nada; compare as linhas com a pontilhada, que é a atenção uniforme.',
  now: 'esta linha',
  mean: 'média das linhas ≥ 1',
  moved: 'contribuição para esta linha',
  entropy: 'entropia',
  heatNow: (row: number): string => `Parcela no token 0 na linha ${row}`,
  heatMean: (rows: number): string => `Parcela no token 0, média de ${plural(rows, 'linha')} (sem a linha 0)`,
  heatMoved: (row: number): string => `Parcela do token 0 nas contribuições α·‖v‖ da linha ${row}`,
  heatEntropy: (rows: number): string => `Entropia de cada cabeça, média de ${plural(rows, 'linha')}, em bits`,
  movedCell: (head: string, share: string): string => `${head}: ${share} das suas contribuições vêm do token 0`,
  entropyCell: (head: string, bits: string): string => `${head}: ${bits}`,
  legendMoved: 'parcela do token 0 em Σ α·‖v‖',
  legendEntropy: 'entropia de uma linha, bits',
  heatCell: (head: string, share: string): string => `${head}: ${share} no token 0`,
  lines: 'Parcela no token 0, por linha e camada',
  linesFigure: 'Parcela da atenção no token 0 por linha, uma curva por camada (média das suas cabeças)',
  uniform: 'atenção uniforme, 1/(t + 1)',
  rowAxis: 'linha',
  shareAxis: 'parcela no token 0 (· · atenção uniforme, 1/(t + 1))',
  legendShare: 'parcela no token 0',
  where:
    'α₀ é a média, nas linhas t = 1 … n, do que a cabeça h da camada l dá ao token 0 (Gu et al. 2410.10781, sem a linha 0); uma cabeça conta como sumidouro se isso fica acima de ε = 0,3.',
  columns: {
    layer: 'camada',
    head: 'cabeça',
    now: 'esta linha',
    mean: 'média das linhas ≥ 1',
    moved: 'parcela das contribuições desta linha',
    entropy: 'entropia média (bits)',
    isSink: 'acima de ε',
  },
  yes: 'sim',
  no: 'não',
} as const;
