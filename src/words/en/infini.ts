/** What the panel of compressive memory says. Loaded with its panel. */
import { bytes, plural, tokens, whole } from './amounts';

export const memory = {
  line: (layer: number, name: string, segment: number, folded: number): string =>
    `layer ${layer}, ${name}: segment ${segment} is being read, ${folded === 0 ? 'nothing is in the memory yet' : `${plural(folded, 'token')} before it ${folded === 1 ? 'is' : 'are'} in the memory`}`,
  none: (layer: number, name: string): string => `layer ${layer}: ${name}`,
  instead: (name: string): string =>
    `This layer (${name}) has no compressive memory. A layer of Infini-attention looks exactly at the segment that it reads, and folds each full one into one matrix a head.`,
  caption:
    'The text is read in segments. Within its own segment a row looks at every token, as any attention does. When a segment is full, its keys and values are added into the memory, one matrix a head, and forgotten. A gate says how much each head takes from the memory; it was learned, and is the same for every token. In the first segment the memory is empty: there the head hands on its local part alone, made smaller by the gate, and nothing fills the rest.',
  where:
    'M is the memory, z what it is divided by, φ makes keys and queries positive. s is the segment, N its tokens. σ(β) is the gate of a head, α its weights within the segment. l layers, H heads, keys and values d wide.',
  gates: 'How much each head takes from its memory',
  gatesLegend: 'gate σ(β)',
  gateCell: (head: string, value: string, kind: string): string => `${head}: gate ${value}, ${kind}`,
  kinds: {
    local: 'looks at its own segment alone',
    memory: 'reads the memory alone',
    mixer: 'mixes both',
    between: 'leans to one side',
  },
  kindsCount: (local: number, memoryHeads: number, mixers: number, margin: number): string =>
    `Of all heads ${local} keep to their segment (σ(β) < ${margin}), ${memoryHeads} to the memory (> ${1 - margin}), ${mixers} mix both (within ${margin} of ½).`,
  shares: (head: string): string => `Local and retrieved, ${head}`,
  sharesFigure: (head: string): string => `What each row of ${head} takes from its own segment and from the memory`,
  local: 'own segment',
  retrieved: 'memory',
  rowAxis: 'row',
  shareAxis: 'share',
  matrix: {
    title: (head: string, rows: number, columns: number): string => `The memory of ${head}, ${rows} × ${columns}`,
    figure: (head: string): string => `The memory of ${head}: a row a feature of keys, a column a feature of values`,
    legend: 'memory M',
    readout: (row: number, column: number, value: string): string => `key feature ${row}, value feature ${column}: ${value}`,
    hint: 'Point at a cell to read its number.',
    none: 'The memory is empty in the first segment.',
  },
  norms: (segment: number): string => `‖M‖ by row, written every ${segment} tokens`,
  normsFigure: 'Norm of the memory of every head at every row',
  normAxis: '‖M‖',
  bytesTitle: 'What other models would keep of a text as long',
  bytesFigure: 'Bytes kept by the length of the text, of Infini-attention and three others of the same shape',
  bytesNow: (length: number, own: number, full: number): string =>
    `After ${whole(length)} tokens: ${bytes(own)} of memory, where keeping everything takes ${bytes(full)}.`,
  models: {
    infini: 'Infini',
    transformerXL: 'Transformer-XL',
    memorizing: 'Memorizing',
    full: 'everything',
  },
  tokensAxis: 'tokens',
  bytesAxis: 'bytes',
  tokens,
  bytes,
  tableColumns: { row: 'row', head: 'head', gate: 'σ(β)', memory: 'memory’s share', norm: '‖M‖' },
} as const;
