import { fixed, signed, plusOrMinus } from '../numbers';
import { plural, whole } from './amounts';

interface Estimate {
  readonly mean: number;
  readonly half: number;
}

const plusMinus = (half: number): string => (Number.isNaN(half) ? '' : `\u00a0±\u00a0${fixed(half, 3)}`);

const within = ({ mean, half }: Estimate): string => `${signed(mean, 3)}${plusMinus(half)}`;

const verdicts = {
  above: 'o intervalo fica acima de 0, então nestes textos os sumidouros ainda são necessários',
  below: 'o intervalo fica abaixo de 0, então nestes textos a janela se sai melhor sem eles',
  holds: 'o intervalo contém o 0, então esta execução não mostra que eles sejam necessários',
  none: 'foi lido muito pouco para um intervalo',
} as const;

export const streamingTable = {
  inEquation: { window: 'janela' },
  idle: 'ainda não executada',
  recorded: (texts: number, length: number, size: number): string =>
    `${plural(texts, 'texto')} de ${plural(length, 'token')}, tamanho do cache ${size}`,
  line: (
    { texts, length, size }: { readonly texts: number; readonly length: number; readonly size: number },
    from: number,
    isTrained: boolean,
    read: number,
  ): string =>
    isTrained
      ? `${read < texts ? `${read} de ` : ''}${plural(texts, 'texto')} de ${plural(length, 'token')}, tamanho do cache ${size}; contado além dos ${from} do treino`
      : `${read < texts ? `${read} de ` : ''}${plural(texts, 'texto')} de ${plural(length, 'token')}, tamanho do cache ${size}; contado a partir da linha ${from}`,
  invite:
    'Basta uma janela deslizante, ou os primeiros tokens também devem ficar? Execute a tabela: este modelo lê as mesmas histórias com cada cache dela. Você pode parar quando quiser.',
  idea: 'Quanto menor, melhor; os números pequenos são a diferença para a janela que guarda o primeiro token, e “=” é o mesmo cálculo.',
  where: (size: number): string =>
    `n são os tokens de um texto, T a linha a partir da qual um texto conta (o contexto de treino, ou antes se as posições ou os slots acabarem antes), p_a a probabilidade do modelo na variante a. R_a são as linhas de R que a variante leu: todas, salvo que um cache completo para quando os slots se enchem. Recalcular custa ${size} linhas por token, então se lê uma amostra de no máximo 128 a partir de 2T (*), comparada com a janela nessas mesmas linhas. ± é metade do intervalo de 95% (t de Student). Sem sumidouros, as posições no texto e no cache dão as mesmas distâncias, e uma janela recalculada já não vê um primeiro token que saiu dela. Em um modelo com softmax + 1 ou um sumidouro aprendido, toda coluna usa o denominador do próprio modelo, e “+ 1” soma mais um.`,
  size: 'Tamanho do cache',
  sizeHint: 'O máximo de tokens que cada cache limitado pode guardar, contando os sumidouros.',
  texts: 'Textos',
  start: (tokens: number): string => `Executar a tabela: lê ${plural(tokens, 'token')}`,
  stop: 'Parar',
  progress: (cache: string, column: string, text: number, texts: number, rows: number, total: number): string =>
    `${cache}, ${column}; texto ${text} de ${texts}: ${whole(rows)} de ${plural(total, 'token lido', 'tokens lidos')}`,
  figure: 'Medida',
  figures: { bits: 'bits por token', perplexity: 'perplexidade', recall: 'lembrança (bits)' },
  cache: 'cache',
  caches: {
    full: (): string => 'cache completo',
    window: (size: number): string => `janela de ${size}`,
    recompute: (size: number): string => `janela de ${size}, recalculada *`,
    sinks: (count: number, size: number): string => `${plural(count, 'sumidouro')} + ${size - count}`,
  },
  positions: { original: 'posições no texto', cache: 'posições no cache' },
  first: { kept: 'primeiro token mantido', newline: 'quebra de linha no lugar', zeroSink: 'softmax + 1' },
  column: (positions: string, first: string): string => `${positions}, ${first}`,
  tableOf: 'Bits por token, por cache e primeiro token',
  same: '= ',
  none: '–',
  value: within,
  difference: ({ mean, half }: Estimate): string => `${plusOrMinus(mean, 3)}${plusMinus(half)}`,
  perplexity: (value: number): string => fixed(value, 2),
  recall: (value: number): string => signed(value, 2),
  unit: {
    texts: (count: number): string => `± é o intervalo de 95% sobre ${plural(count, 'texto')}.`,
    blocks: (rows: number, texts: number): string =>
      `± é o intervalo de 95% sobre blocos de ${rows} linhas de ${plural(texts, 'texto')}; com três textos ou mais, é sobre os textos.`,
  },
  question: 'Se as posições são contadas no cache, os sumidouros ainda são necessários?',
  answer: (
    paper: number,
    worth: Estimate,
    verdict: keyof typeof verdicts,
    others: readonly { readonly sinks: number; readonly bits: Estimate }[],
    cost: Estimate | null,
  ): string =>
    [
      `Com posições no cache, a janela simples custa ${within(worth)} bits por token a mais do que ${plural(paper, 'sumidouro')} e uma janela, com o mesmo tamanho total: ${verdicts[verdict]}.`,
      ...(others.length > 0
        ? [`Contra ${others.map(({ sinks, bits }) => `${plural(sinks, 'sumidouro')}: ${within(bits)}`).join(', ')}.`]
        : []),
      ...(cost === null
        ? []
        : [
            `Com posições no texto, ${plural(paper, 'sumidouro')} e uma janela diferem da janela simples em ${plusOrMinus(cost.mean, 3)}${plusMinus(cost.half)}.`,
          ]),
    ].join(' '),
  columns: {
    cache: 'cache',
    positions: 'posições',
    first: 'primeiro token',
    bits: 'bits por token',
    half: '± 95%',
    perplexity: 'perplexidade',
    minus: 'menos a janela (bits)',
    minusHalf: '± 95% disso',
    recall: 'lembrança (bits)',
    rows: 'linhas por texto',
    same: 'mesmo cálculo que',
  },
  sameAs: { positions: 'as outras posições', first: 'o primeiro token mantido' },
} as const;
