/**
 * What models for long texts keep, in numbers (Infini-attention, 2404.07143, table 1). l layers of H heads, keys and values d_k and d_v
 * wide, segments of N tokens; `tokens` have been read.
 */

export interface LongShape {
  readonly layers: number;
  readonly heads: number;
  readonly keyWidth: number;
  readonly valueWidth: number;
  readonly segment: number;
}

export type LongMemory = 'infini' | 'transformerXL' | 'memorizing' | 'full';

/**
 * `infini`: M and z of every head, d_k (d_v + 1) H l, whatever the length. `transformerXL`: keys and values of one segment in every layer,
 * (d_k + d_v) H N l. `memorizing` (Memorizing Transformers): the same, and in one layer keys and values of every token. `full`: keys and values of
 * every token in every layer. The segment that is being read is left out, as in the paper.
 */
export function longMemory(kind: LongMemory, shape: LongShape, tokens: number): number {
  const { layers, heads, keyWidth, valueWidth, segment } = shape;
  const perToken = (keyWidth + valueWidth) * heads;
  switch (kind) {
    case 'infini':
      return keyWidth * (valueWidth + 1) * heads * layers;
    case 'transformerXL':
      return perToken * Math.min(segment, tokens) * layers;
    case 'memorizing':
      return perToken * (Math.min(segment, tokens) * layers + tokens);
    case 'full':
      return perToken * tokens * layers;
  }
}

/** Recurrent Memory Transformers: p summary vectors of the model's width in and out of every layer, D p l 2. */
export function recurrentMemory(width: number, summaries: number, layers: number): number {
  return width * summaries * layers * 2;
}

/** Which segment a token is in, where it begins, and how many tokens earlier segments hold, all of them in the memory. */
export function segmentOf(index: number, segment: number): { readonly number: number; readonly from: number } {
  const number = Math.floor(index / segment);
  return { number, from: number * segment };
}

/** A gate closer to 0 or 1 than this is a specialist's; closer to ½ than this, a mixer's (2404.07143, figure 3 draws them without a number). */
export const gateMargin = 0.1;

export type GateKind = 'local' | 'memory' | 'mixer' | 'between';

/** The kind of head by its gate σ(β). */
export function gateKind(gate: number): GateKind {
  if (gate < gateMargin) return 'local';
  if (gate > 1 - gateMargin) return 'memory';
  return Math.abs(gate - 0.5) < gateMargin ? 'mixer' : 'between';
}
