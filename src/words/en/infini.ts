/** What the panel of compressive memory says. Loaded with its panel. */
import { plain } from '../numbers';
import { bytes, plural, tokens, whole } from './amounts';

export const infini = {
  /** Words in its equation. */
  inEquation: { numbers: 'numbers', delta: 'delta' },
  line: (layer: number, name: string, segment: number, folded: number): string =>
    folded === 0
      ? `layer ${layer}, ${name}: reading segment ${segment}; the memory is still empty`
      : folded === 1
        ? `layer ${layer}, ${name}: reading segment ${segment}; 1 token before it is in the memory`
        : `layer ${layer}, ${name}: reading segment ${segment}; ${plural(folded, 'token')} before it are in the memory`,
  none: (layer: number, name: string): string => `layer ${layer}: ${name}`,
  instead: (name: string): string =>
    `This layer (${name}) has no compressive memory. A layer of Infini-attention attends exactly within its current segment, and folds each full segment into one matrix per head.`,
  idea: 'Full segments are added into a memory and evicted; a learned gate says how much each head takes from it.',
  where:
    'M is the memory, z its normaliser, φ makes keys and queries positive. s is the segment, N its tokens. σ(β) is the gate of a head, α its weights within the segment. l layers, H heads, keys and values of width d. In the first segment the memory is empty: a head outputs only its local part, scaled down by the gate.',
  gates: 'How much each head takes from its memory',
  gatesLegend: 'gate σ(β)',
  gateCell: (head: string, value: string, kind: string): string => `${head}: gate ${value}, ${kind}`,
  kinds: {
    local: 'attends to its own segment only',
    memory: 'reads the memory only',
    mixer: 'mixes both',
    between: 'favours one of them',
  },
  kindsCount: (local: number, memoryHeads: number, mixers: number, margin: number): string =>
    `Of all heads, ${local} use only their segment (σ(β) < ${plain(margin)}), ${memoryHeads} only the memory (> ${plain(1 - margin)}), ${mixers} mix both (within ${plain(margin)} of ½).`,
  shares: (head: string): string => `Own segment and memory, ${head}`,
  sharesFigure: (head: string): string => `What each row of ${head} takes from its own segment and from the memory`,
  local: 'own segment',
  retrieved: 'memory',
  rowAxis: 'row',
  shareAxis: 'share',
  matrix: {
    title: (head: string, rows: number, columns: number): string => `The memory of ${head}, ${rows} × ${columns}`,
    figure: (head: string): string => `The memory of ${head}: one row per key feature, one column per value feature`,
    legend: 'memory M',
    readout: (row: number, column: number, value: string): string => `key feature ${row}, value feature ${column}: ${value}`,
    hint: 'Point at a cell to read its number.',
    none: 'The memory is empty in the first segment.',
  },
  norms: (segment: number): string => `‖M‖ by row, updated every ${segment} tokens`,
  normsFigure: 'Norm of the memory of every head at every row',
  normAxis: '‖M‖',
  bytesTitle: 'Cache size of other models for the same text',
  bytesFigure: 'Bytes kept, by length of the text, for Infini-attention and three others of the same shape',
  bytesNow: (length: number, own: number, full: number): string =>
    `After ${whole(length)} tokens: ${bytes(own)} of memory, where a full cache takes ${bytes(full)}.`,
  models: {
    infini: 'Infini',
    transformerXL: 'Transformer-XL',
    memorizing: 'Memorizing',
    full: 'full cache',
  },
  tokensAxis: 'tokens',
  bytesAxis: 'bytes',
  tokens,
  bytes,
  tableColumns: { row: 'row', head: 'head', gate: 'σ(β)', memory: 'memory’s share', norm: '‖M‖' },
} as const;
