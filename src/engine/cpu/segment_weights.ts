import { textIndexOf } from '../engine';
import { type CpuCall, buffer, param } from './kernel';
import { sharesOf } from './segment';
import { keepIndices, ownRank, show, showNorms, shownWeights } from './show';

/**
 * The weights shown of Infini-attention (2404.07143): those of attend_segment in the row's own segment, times 1 − σ(β); zero for earlier
 * tokens, which are read as one memory. The memory's share is σ(β), 0 in a text's first segment: a row and its memory add up to 1, there
 * to 1 − σ(β). Indices of all tokens are cached only to draw these weights.
 */
export function segmentWeights(call: CpuCall): void {
  const [heads, width, segment] = [param(call, 'heads'), param(call, 'headWidth'), param(call, 'segment')];
  const tokenIndex = buffer(call, 'tokenIndex'); // [slots]
  const local = buffer(call, 'local'); // [rows, heads, segment]
  const { tokens, slots } = call.step;
  keepIndices(call);
  for (let row = 0; row < tokens.length; row++) {
    const index = textIndexOf(call.step) + row;
    for (let head = 0; head < heads; head++) {
      const [own, earlier] = sharesOf(call, head);
      const weights = shownWeights(call, row, head).fill(0);
      for (let rank = 0; rank <= ownRank(call.step, row); rank++) {
        const at = tokenIndex[slots[rank] as number] as number;
        if (Math.floor(at / segment) === Math.floor(index / segment))
          weights[rank] = own * (local[(row * heads + head) * segment + (at % segment)] as number);
      }
      const shown = row * param(call, 'stride') + (3 * width + 1) * heads + head;
      show(call, 'gate', row, head, earlier);
      show(call, 'memoryShare', row, head, index >= segment ? earlier : 0);
      show(call, 'memoryNorm', row, head, buffer(call, 'projected')[shown] as number);
      showNorms(call, row, head);
    }
  }
}
