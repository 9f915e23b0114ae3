import { form } from '../plural';
import { bytes, length, plural, significant, tokens, whole } from './amounts';
import { calculatorPapers } from './calculator-papers';

type Field =
  | 'layers'
  | 'heads'
  | 'keyValueHeads'
  | 'headWidth'
  | 'window'
  | 'latentWidth'
  | 'rotaryWidth'
  | 'millions'
  | 'wholeEvery';

const fields: Readonly<Record<Field, string>> = {
  layers: 'Camadas',
  heads: 'Cabeças',
  keyValueHeads: 'Cabeças de chave/valor',
  headWidth: 'Dimensão da cabeça',
  window: 'Janela',
  latentWidth: 'Dimensão do latente',
  rotaryWidth: 'Dimensão da chave rotatória',
  millions: 'Parâmetros, milhões',
  wholeEvery: 'Camadas completas, uma em',
};

const subjects: Readonly<Record<Field, string>> = {
  layers: 'O número de camadas',
  heads: 'O número de cabeças',
  keyValueHeads: 'O número de cabeças de chave/valor',
  headWidth: 'A dimensão de uma cabeça',
  window: 'A janela',
  latentWidth: 'A dimensão do latente',
  rotaryWidth: 'A dimensão da chave rotatória',
  millions: 'O número de parâmetros',
  wholeEvery: 'O número de camadas por camada completa',
};

interface Card {
  readonly name: string;
  readonly sold: number;
  readonly mebibytes: number;
}

const cardInWords = ({ name, sold, mebibytes }: Card): string =>
  `${name}, vendida com ${sold} GB, ${whole(mebibytes)} MiB (${bytes(mebibytes * 2 ** 20)})`;

const parametersOf = (count: number): string =>
  count < 1e9
    ? `${significant(count / 1e6)} ${form(count / 1e6, { one: 'milhão', other: 'milhões' })} de parâmetros`
    : `${significant(count / 1e9)} ${form(count / 1e9, { one: 'bilhão', other: 'bilhões' })} de parâmetros`;

const grows = (perToken: number, ceiling: number): string =>
  perToken === 0
    ? `guarda no máximo ${bytes(ceiling)}, com qualquer comprimento`
    : `guarda ${plural(perToken, 'byte')} por token${ceiling === 0 ? '' : ` mais no máximo ${bytes(ceiling)}`}`;

const mechanisms = {
  mha: () => 'MHA',
  gqa: (groups: number | null) => `GQA-${groups}`,
  mqa: () => 'MQA',
  mla: () => 'MLA',
  'tpa-2': () => 'TPA, postos 2 + 2',
  'tpa-1': () => 'TPA, postos 1 + 1',
  window: () => 'janela',
  sinks: () => '4 sumidouros + janela',
  'yoco-window': () => 'YOCO, janela',
  'yoco-retention': () => 'YOCO, retenção com porta',
  retention: () => 'retenção',
  linear: () => 'atenção linear',
  infini: () => 'Infini-attention',
};

export const calculator = {
  inEquation: { perToken: 'por token', constant: 'constante' },
  bytes,
  bytesExact: (count: number): string => plural(count, 'byte'),
  tokens,
  length,
  whole,
  view: 'Mostrar',
  views: { context: 'bytes por contexto', rank: 'quando a TPA compensa', papers: 'os números dos artigos' },
  shape: 'Formato do modelo',
  typed: 'um formato seu',
  typedName: 'O seu formato',
  fields,
  fieldHints: {
    window: '0: toda camada tem o cache completo',
    latentWidth: '0: chaves e valores, sem latente (MLA)',
    rotaryWidth: 'Só MLA: a chave que todas as cabeças compartilham',
    millions: '0: desconhecido',
    wholeEvery: 'Com janela: 2 dá o cache completo a cada segunda camada, 6 a cada sexta; 0: a nenhuma',
  } as Readonly<Partial<Record<Field, string>>>,
  typedLegend: 'O seu próprio formato',
  source: (source: string): string => `Fonte: ${source}.`,
  describe: (layers: number, heads: number, headWidth: number, keyValueHeads: number | null): string =>
    `${plural(layers, 'camada')}, ${plural(heads, 'cabeça')} de dimensão ${headWidth}${
      keyValueHeads === null ? '' : `, ${plural(keyValueHeads, 'cabeça de chave/valor', 'cabeças de chave/valor')}`
    }`,
  shapeText: (size: string, kinds: readonly string[], parameters: number | null): string =>
    `${[size, ...kinds, ...(parameters === null ? [] : [parametersOf(parameters)])].join('; ')}.`,
  kinds: {
    softmax: (count: number, most: number | null): string =>
      most === null ? `${count} com cache completo` : `${count} com janela de ${whole(most)}`,
    latent: (count: number, latent: number, rotary: number): string => `${count} com latente de ${latent} + ${rotary}`,
    'tensor-product': (count: number, keyRank: number, valueRank: number): string =>
      `${count} com fatores de postos ${keyRank} + ${valueRank}`,
    state: (count: number): string => `${count} com estado de tamanho constante`,
    cross: (count: number): string => `${count} ${count === 1 ? 'lê' : 'leem'} o cache compartilhado`,
  },
  context: 'Contexto, tokens',
  presets: 'Contextos comuns',
  batch: 'Lote, textos',
  window: 'Janela a comparar, tokens',
  windowHint: 'A janela dos mecanismos que têm uma; um modelo publicado mantém a sua.',
  bits: 'Precisão do cache',
  bitsOf: { 32: '32 bits', 16: '16 bits', 8: '8 bits', 4: '4 bits' },
  weights: 'Pesos',
  weightsOf: { out: 'não contar', 16: '16 bits', 8: '8 bits', 4: '4 bits' },
  scale: 'Eixos',
  scales: { log: 'logarítmicos', linear: 'lineares' },
  problem: {
    whole: (field: Field): string => `${subjects[field]} deve ser um número inteiro.`,
    few: (field: Field, value: number): string =>
      value < 0
        ? `${subjects[field]} não pode ser menor que 0.`
        : `${subjects[field]} não pode ser ${value}: um modelo tem pelo menos 1.`,
    many: (field: Field, value: number): string =>
      `${subjects[field]} não pode ser ${whole(value)}: é mais do que esta calculadora comporta.`,
    groups: (heads: number, keyValueHeads: number): string =>
      `${plural(heads, 'cabeça')} não podem compartilhar ${plural(keyValueHeads, 'cabeça de chave/valor', 'cabeças de chave/valor')}: o número de cabeças deve ser múltiplo desse número, para que cada cabeça de chave/valor sirva ao mesmo número delas.`,
    rotary: (width: number): string =>
      `Uma chave rotatória compartilhada de dimensão ${width} precisa de um latente: dê também uma dimensão ao latente, ou ponha 0 na chave rotatória.`,
  },
  noBill: 'Escolha primeiro o formato de um modelo',
  openShape: (name: string): string => `${name} (aberto aqui)`,
  noOpenShape: (name: string): string =>
    `${name} tem camadas com que a calculadora não calcula: ela aceita atenção softmax com as mesmas cabeças em todas as camadas. Escolha outra forma.`,
  noShape: (id: string): string => `Não há aqui um formato publicado “${id}”. Escolha um da lista.`,
  line: (
    name: string,
    { perToken, ceiling }: { readonly perToken: number; readonly ceiling: number },
    total: string,
    context: number,
    isCut: boolean,
    batch: number,
    bits: number,
    weights: string | null,
  ): string =>
    `${name} ${grows(perToken, ceiling)}: ${total} com ${plural(context, 'token')}${isCut ? ', onde acaba o contexto' : ''}${batch > 1 ? `, em cada um de ${plural(batch, 'texto')}` : ''}, ${bits} bits por número, ${
      weights === null ? 'sem contar os pesos' : `contando os pesos (${weights})`
    }`,
  idea: 'Menos cabeças ou fatores abaixam uma curva; só uma janela, um estado ou um cache compartilhado muda como ela cresce.',
  where:
    'B textos de n tokens, b bytes por número, ℓ a camada; a é um array que ela guarda, |a| os números nele, w os tokens de uma janela (∞ sem janela). MHA, GQA e MQA guardam 2 G d; a MLA, d_c + d_R (os do modelo, senão 4 d + d/2 como no DeepSeek-V2); a TPA, (R_K + R_V)(H + d); o YOCO, 2 G d uma só vez para todas as camadas; a retenção, H d²; a atenção linear, H d (d + 1); a Infini-attention, o mesmo mais um segmento de 2.048. G é o do modelo, ou H se ele não tem um; a GQA tem então 8. Um GB são 10⁹ bytes, exceto no nome de uma placa; as escalas dos números quantizados não contam.',
  mechanisms,
  asItIs: (name: string): string => `${name}, como publicado`,
  draw: (name: string): string => `Mostrar ${name}`,
  tableName: 'O que cada mecanismo guarda, e o maior contexto que cabe',
  columns: {
    mechanism: 'mecanismo',
    perToken: 'por token',
    ceiling: 'mais no máximo',
    total: (context: string, batch: number): string => `com ${context}${batch > 1 ? ` × ${batch}` : ''}`,
    fits: 'maior contexto, tokens, em',
    perTokenBytes: 'por token (bytes)',
    ceilingBytes: 'mais no máximo (bytes)',
    totalBytes: (context: number, batch: number): string => `${context} tokens × ${batch} (bytes)`,
    fitsIn: (card: Card): string => `maior contexto em ${card.name}, ${whole(card.mebibytes)} MiB (tokens)`,
    reach: 'contexto de treino (tokens)',
  },
  nothing: '–',
  any: 'qualquer',
  never: 'nenhum',
  anyLength: 'qualquer comprimento',
  sold: (gigabytes: number): string => `${gigabytes} GB`,
  card: cardInWords,
  cardsNote: (all: readonly Card[]): string =>
    `A memória como o driver das placas a informa: ${all.map(cardInWords).join('; ')}.`,
  totalAt: (total: number, end: number | null): string => (end === null ? bytes(total) : `${bytes(total)} com ${tokens(end)}`),
  reachNote: (name: string, context: { readonly tokens: number; readonly source: string }, asked: number): string =>
    `${asked > context.tokens ? `${name} não comporta ${plural(asked, 'token')}: o contexto acaba em ${whole(context.tokens)}` : `${name} tem um contexto de ${plural(context.tokens, 'token')}`} (${context.source}). A curva e a linha da tabela acabam ali, mesmo que uma placa tenha espaço para mais. As outras curvas são modelos hipotéticos, sem esse limite.`,
  fitsNote: (weights: string | null): string =>
    weights === null
      ? 'Aqui só conta o cache: os pesos ficam de fora.'
      : `O cache deve caber ao lado de pesos de ${weights}; “nenhum” quer dizer que os pesos ou o primeiro token já são grandes demais.`,
  noWeights: 'O número de parâmetros deste formato é desconhecido, então não dá para contar os pesos.',
  xAxis: 'tokens',
  yAxis: 'memória',
  figure: (name: string, lines: number): string =>
    `Tamanho do cache por contexto para o formato de ${name}, ${plural(lines, 'curva')}; as setas movem o contexto, Enter o define`,
  rank: {
    sentence: (
      heads: number,
      width: number,
      factors: number,
      others: readonly { readonly name: string; readonly numbers: number }[],
    ): string =>
      `Com ${plural(heads, 'cabeça')} de dimensão ${width}, a TPA com postos 2 + 2 guarda ${plural(factors, 'número')} por token e camada, ${others
        .map(({ name, numbers }) => `${name} ${whole(numbers)}`)
        .join(', ')}: ${verdict(factors, others)}`,
    idea: 'Abaixo de uma curva, a TPA com aquele R_K + R_V guarda menos que o mecanismo indicado; onde a curva fica abaixo de um nível tracejado, mais.',
    where:
      'R_K e R_V são os postos da chave e do valor, H as cabeças, d a dimensão de uma cabeça, G as cabeças de chave/valor com que a TPA é comparada (1 na MQA, H na MHA). A curva da MQA nunca chega a 2, então a TPA nunca é tão pequena quanto a MQA; a vantagem dela é uma chave e um valor próprios para cada cabeça.',
    against: (groups: number): string => (groups === 1 ? 'MQA' : `GQA-${groups}`),
    mha: 'MHA',
    level: (rank: number): string => `postos ${rank} + ${rank}`,
    xAxis: 'cabeças H',
    yAxis: (width: number): string => `R_K + R_V em que a TPA guarda o mesmo, d = ${width}`,
    figure: (width: number): string => `Posto de equilíbrio da TPA por número de cabeças, cabeças de dimensão ${width}`,
    columns: { heads: 'cabeças' },
    name: 'mecanismo',
    numbers: 'números por token e camada',
    rank: 'TPA igual com R_K + R_V',
  },
  papers: calculatorPapers,
} as const;

function verdict(factors: number, others: readonly { readonly name: string; readonly numbers: number }[]): string {
  const list = (names: readonly string[]): string =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`;
  const below = others.filter(({ numbers }) => numbers > factors).map(({ name }) => name);
  const above = others.filter(({ numbers }) => numbers < factors).map(({ name }) => name);
  const equal = others.filter(({ numbers }) => numbers === factors).map(({ name }) => name);
  const parts = [
    ...(above.length > 0 ? [`mais que ${list(above)}`] : []),
    ...(equal.length > 0 ? [`tanto quanto ${list(equal)}`] : []),
    ...(below.length > 0 ? [`menos que ${list(below)}`] : []),
  ];
  return `${parts.join(', ')}.`;
}
