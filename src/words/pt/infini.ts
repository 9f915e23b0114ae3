import { plain } from '../numbers';
import { bytes, plural, tokens, whole } from './amounts';

export const infini = {
  inEquation: { numbers: 'números', delta: 'delta' },
  line: (layer: number, name: string, segment: number, folded: number): string =>
    folded === 0
      ? `camada ${layer}, ${name}: lendo o segmento ${segment}; a memória ainda está vazia`
      : folded === 1
        ? `camada ${layer}, ${name}: lendo o segmento ${segment}; 1 token anterior está na memória`
        : `camada ${layer}, ${name}: lendo o segmento ${segment}; ${plural(folded, 'token')} anteriores estão na memória`,
  none: (layer: number, name: string): string => `camada ${layer}: ${name}`,
  instead: (name: string): string =>
    `Esta camada (${name}) não tem memória compressiva. Uma camada de Infini-attention atende com exatidão dentro do segmento atual, e condensa cada segmento completo em uma matriz por cabeça.`,
  idea: 'Segmentos completos são somados a uma memória e descartados; uma porta aprendida diz quanto cada cabeça tira dela.',
  where:
    'M é a memória, z o seu normalizador, φ torna positivas chaves e consultas. s é o segmento, N os seus tokens. σ(β) é a porta de uma cabeça, α os pesos dela dentro do segmento. l camadas, H cabeças, chaves e valores de dimensão d. No primeiro segmento a memória está vazia: uma cabeça dá só a sua parte local, reduzida pela porta.',
  gates: 'Quanto cada cabeça tira da memória',
  gatesLegend: 'porta σ(β)',
  gateCell: (head: string, value: string, kind: string): string => `${head}: porta ${value}, ${kind}`,
  kinds: {
    local: 'atende só ao próprio segmento',
    memory: 'lê só a memória',
    mixer: 'mistura os dois',
    between: 'prefere um dos dois',
  },
  kindsCount: (local: number, memoryHeads: number, mixers: number, margin: number): string =>
    `De todas as cabeças, ${local} ${local === 1 ? 'usa' : 'usam'} só o segmento (σ(β) < ${plain(margin)}), ${memoryHeads} só a memória (> ${plain(1 - margin)}), ${mixers} ${mixers === 1 ? 'mistura' : 'misturam'} os dois (a menos de ${plain(margin)} de ½).`,
  shares: (head: string): string => `Segmento próprio e memória, ${head}`,
  sharesFigure: (head: string): string => `O que cada linha de ${head} tira do próprio segmento e da memória`,
  local: 'segmento próprio',
  retrieved: 'memória',
  rowAxis: 'linha',
  shareAxis: 'parcela',
  matrix: {
    title: (head: string, rows: number, columns: number): string => `A memória de ${head}, ${rows} × ${columns}`,
    figure: (head: string): string =>
      `A memória de ${head}: uma linha por componente da chave, uma coluna por componente do valor`,
    legend: 'memória M',
    readout: (row: number, column: number, value: string): string => `componente ${row} da chave, ${column} do valor: ${value}`,
    hint: 'Aponte para uma célula para ler o número.',
    none: 'A memória está vazia no primeiro segmento.',
  },
  norms: (segment: number): string => `‖M‖ por linha, atualizada a cada ${segment} tokens`,
  normsFigure: 'Norma da memória de cada cabeça em cada linha',
  normAxis: '‖M‖',
  bytesTitle: 'Cache de outros modelos para o mesmo texto',
  bytesFigure: 'Bytes guardados, por comprimento do texto, na Infini-attention e em três outros do mesmo formato',
  bytesNow: (length: number, own: number, full: number): string =>
    `Depois de ${whole(length)} tokens: ${bytes(own)} de memória, enquanto um cache completo ocupa ${bytes(full)}.`,
  models: {
    infini: 'Infini',
    transformerXL: 'Transformer-XL',
    memorizing: 'Memorizing',
    full: 'cache completo',
  },
  tokensAxis: 'tokens',
  bytesAxis: 'bytes',
  tokens,
  bytes,
  tableColumns: { row: 'linha', head: 'cabeça', gate: 'σ(β)', memory: 'parcela da memória', norm: '‖M‖' },
} as const;
