import { fixed } from '../numbers';
import { plural, whole } from './amounts';

const atMost = (value: number): string => {
  const power = Math.ceil(-Math.log10(value));
  const digit = Math.ceil(value * 10 ** power);
  return digit === 10 ? `1e−${power - 1}` : `${digit}e−${power}`;
};

const where =
  't é a linha, j um token, α o seu peso: 0 para um token que já não está no cache. S é a parcela dos primeiros s tokens, o sumidouro (s é 1, ou o número de tokens fixados; se o token 0 foi removido, conta-se do token 1). R é a parcela dos r\u00a0=\u00a016 tokens antes da linha, F a de todos os outros. N é o que fica com um logit extra no softmax ou com uma memória de segmentos anteriores, 0 sem isso; sem softmax, α é um peso dividido pela soma da sua linha, e N é 1 para uma linha de zeros. A linha 0 fica de fora: ela só pode olhar para si mesma.';

export const budget = {
  line: {
    whole: (whose: string, furthest: number): string =>
      furthest === 0 ? `${whose}; as linhas somam 1` : `${whose}; somam 1 ± ${atMost(furthest)}`,
    withNowhere: (whose: string): string => `${whose}; soma 1 com “lugar nenhum”`,
    withMemory: (whose: string): string => `${whose}; soma 1 com a memória`,
  },
  meanOf: (heads: number): string => `média de ${plural(heads, 'cabeça')}`,
  gaps: (count: number): string =>
    count === 1
      ? '1 linha deste texto foi apagada para economizar memória e fica de fora.'
      : `${plural(count, 'linha')} deste texto foram apagadas para economizar memória e ficam de fora.`,
  idea: 'Cada coluna é a atenção de uma linha, dividida em partes.',
  drawn: 'Mostrar',
  mean: 'média de todas as cabeças',
  head: 'esta cabeça',
  parts: {
    sink: 'sumidouro',
    evicted: 'descartados',
    far: 'distantes',
    recent: 'recentes',
    self: 'próprio',
    nowhere: 'lugar nenhum',
  },
  memory: 'memória',
  explain: {
    sink: (first: number, last: number): string =>
      first > 0
        ? `sumidouro: ${first === last ? `token ${first}` : `tokens ${first} a ${last}`}`
        : last === 0
          ? 'sumidouro: o primeiro token'
          : `sumidouro: os primeiros ${last + 1} tokens`,
    far: (near: number): string => `distantes: todos os outros, mais de ${near} tokens atrás`,
    recent: (near: number): string => `recentes: os ${near} tokens antes da linha`,
    self: (): string => 'próprio: o token da própria linha',
    nowhere: (): string => 'lugar nenhum: o que fica com o logit extra do softmax, ou uma linha sem nenhum peso',
    memory: (): string => 'memória: o que é lido de segmentos anteriores',
    evicted: (): string => 'descartados: o que teria ido para tokens que a política descartou',
  },
  shadow: {
    name: 'Leitura-sombra: mostrar o que teria ido para os tokens descartados',
    off: 'Lê o texto uma segunda vez com o cache completo, nos slots que a política deixa livres: uma linha a mais por token.',
    whose: (whose: string): string => `leitura-sombra com cache completo, ${whose}`,
    cost: (rows: number, milliseconds: number, traces: string, tokens: number, most: number): string =>
      `Todas as partes vêm da leitura-sombra, que tem o cache completo. Além das linhas da própria política, ela leu ${plural(rows, 'linha')} em ${whole(Math.round(milliseconds))} ms (${fixed(milliseconds / Math.max(1, rows), 1)} ms por linha). Seus rastros ocupam ${traces}; suas chaves e valores ocupam ${whole(tokens)} de ${plural(most, 'slot')} que a política deixa livres.${tokens < most ? '' : ` Ela parou depois de ${plural(most, 'token')}: não resta slot livre.`}`,
    failed: (error: string): string => `A leitura-sombra parou: ${error}`,
    notRead: (row: number): string => `A leitura-sombra não leu a linha ${row}.`,
    where: `${where} Na leitura-sombra, α é a atenção da linha com o cache completo, K são os tokens que a política ainda guardava naquela linha, e a parcela de todos os outros é E.`,
  },
  readout: (row: string, parts: readonly string[]): string => `${row}: ${parts.join(', ')}`,
  part: (name: string, share: string): string => `${name} ${share}`.replaceAll(' ', '\u00a0'),
  rowZero: 'A linha 0 fica de fora: ela só pode olhar para si mesma.',
  rowAxis: 'linha',
  shareAxis: 'parcela da linha',
  figure: (whose: string, rows: number): string =>
    `Para onde vai a atenção de ${plural(rows, 'linha')}, empilhada até 1 por linha, ${whose}`,
  where,
  columns: { row: 'linha', token: 'token', sum: 'soma' },
} as const;
