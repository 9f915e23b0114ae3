import { rowIndexOf, sees } from '../row-tree';
import { emptyFeatures, featureMap, tiny } from './features';
import { type CpuCall, buffer, param } from './kernel';
import { keepIndices, ownRank, show, showNorms, shownWeights } from './show';

/**
 * The weights that linear attention implies: w_tj = φ(q_t) · φ(k_j) / (φ(q_t) · z_t); over groups (`segment` is not 0), this times α_h for tokens
 * of earlier groups, and the weights of attend_segment within the row's own. The convolution of the values is not included: it is no
 * attention. Keys and indices of all tokens are cached only to draw these weights. Queries and keys are already rotated.
 */
export function linearWeights(call: CpuCall): void {
  const [heads, width, stride] = [param(call, 'heads'), param(call, 'headWidth'), param(call, 'stride')];
  const segment = param(call, 'segment');
  const projected = buffer(call, 'projected'); // [rows, stride] q, k, v, denominators, norms of the state
  const tokenIndex = buffer(call, 'tokenIndex'); // [slots]
  const key = buffer(call, 'key'); // [slots, heads, width]
  const { tokens, slots } = call.step;
  const map = featureMap(call);
  const [query, features] = [emptyFeatures(call), emptyFeatures(call)];
  keepIndices(call);
  for (let row = 0; row < tokens.length; row++) {
    const k = row * stride + heads * width;
    key.set(projected.subarray(k, k + heads * width), (slots[ownRank(call.step, row)] as number) * heads * width);
  }
  for (let row = 0; row < tokens.length; row++) {
    const index = rowIndexOf(call.step, row);
    const own = ownRank(call.step, row);
    for (let head = 0; head < heads; head++) {
      map(projected, row * stride + head * width, index, query);
      const shown = row * stride + 3 * heads * width + head;
      const share = (segment > 0 ? (buffer(call, 'vector')[head] as number) : 1) / Math.max(projected[shown] as number, tiny);
      const weights = shownWeights(call, row, head).fill(0, own + 1);
      for (let rank = 0; rank <= own; rank++) {
        const before = rank - (slots.length - tokens.length);
        if (before >= 0 && !sees(call.step, row, before)) {
          weights[rank] = 0;
          continue;
        }
        const slot = slots[rank] as number;
        const at = tokenIndex[slot] as number;
        if (segment > 0 && Math.floor(at / segment) === Math.floor(index / segment)) {
          weights[rank] = buffer(call, 'local')[(row * heads + head) * segment + (at % segment)] as number;
          continue;
        }
        map(key, (slot * heads + head) * width, at, features);
        let product = 0;
        for (let i = 0; i < query.length; i++) product += (query[i] as number) * (features[i] as number);
        weights[rank] = share * product;
      }
      show(call, 'stateNorm', row, head, projected[shown + heads] as number);
      showNorms(call, row, head);
    }
  }
}
