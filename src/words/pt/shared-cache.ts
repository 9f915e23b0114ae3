import { exponential } from '../numbers';
import { plural, significant, whole } from './amounts';

const layers = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `Camada ${numbers[0]}` : `Camadas ${numbers.slice(0, -1).join(', ')} e ${numbers.at(-1)}`;

export const sharedCache = {
  inEquation: { decoder: 'decodificador:' },
  line: (own: string, decoder: string, tokens: number): string =>
    `${own} para ${plural(tokens, 'token')}; um decodificador com as mesmas camadas guardaria ${decoder}`,
  otherLine: (count: number): string =>
    count === 1 ? 'a única camada tem o seu próprio cache' : `cada uma das ${plural(count, 'camada')} tem o seu próprio cache`,
  idea: 'Uma camada enche o cache e todas acima dela o leem, então os bytes por token não crescem com o número de camadas.',
  where:
    'b bytes por número, G cabeças de chave/valor, d a dimensão delas, n os tokens do texto, L camadas; a são os arrays que a metade de baixo guarda. O decodificador da comparação tem o mesmo número de camadas, e cada uma guarda tanto quanto a que enche o cache. Só o último token do prompt precisa de logits, então todos os outros podem parar na camada que enche o cache.',
  instead:
    'Neste modelo, cada camada lê o seu próprio cache. Um decoder-decoder (YOCO) tem um cache compartilhado para metade das camadas.',
  self: 'Autodecodificador',
  fills: 'Enche o cache',
  reads: 'Leem o cache',
  selfText: (numbers: readonly number[], kept: string): string => `${layers(numbers)}: ${kept}`,
  fillsText: (layer: number, kept: string): string => `Camada ${layer}: ${kept}`,
  readsText: (numbers: readonly number[]): string => layers(numbers),
  growth: 'Tamanho do cache por comprimento do texto',
  own: 'este modelo',
  decoder: 'decodificador',
  xAxis: 'tokens do texto',
  yAxis: 'KiB',
  kibibytes: (value: number): string => whole(value),
  figure: (own: string, decoder: string, tokens: number): string =>
    `Tamanho do cache por comprimento do texto: com ${plural(tokens, 'token')} este modelo guarda ${own}, um decodificador ${decoder}`,
  prefill: 'Ler um prompt com saída antecipada',
  measure: 'Medir o tempo neste texto',
  measuring: 'O texto está sendo lido seis vezes…',
  hint: 'Lê o texto até o cursor três vezes por todas as camadas e três vezes com saída antecipada, e mede o tempo de ambas. O seu próximo passo lê o texto de novo.',
  rows: 'Linhas',
  rowsText: (rows: number, skipped: number): string =>
    `${whole(rows)}, das quais ${whole(skipped)} ${skipped === 1 ? 'parou' : 'pararam'} na camada que enche o cache`,
  whole: 'Todas as camadas',
  early: 'Com saída antecipada',
  milliseconds: (value: number): string => `${significant(value)} ms`,
  ratio: (part: number): string => `${significant(part)} vezes esse tempo`,
  difference: 'Logits',
  differenceText: (most: number): string =>
    most === 0 ? 'idênticos, até o último bit' : `diferem em no máximo ${exponential(most, 1)}`,
  columns: { tokens: 'tokens', own: 'este modelo (bytes)', decoder: 'decodificador (bytes)' },
} as const;
