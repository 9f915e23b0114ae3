import { type CpuCall, buffer, offset, param } from './kernel';
import { rotatedDot } from './rotated-dot';

/**
 * Scores of all heads from the factors of queries and keys, without building a key (TPA, 2501.06425, algorithm 2), written to the trace:
 *   P_rs = b^Q_r · R(p_q − p_j) b^K_s(j),   s_h(j) = Σ_rs a^Q_{r,h} a^K_{s,h}(j) P_rs / (R_Q R_K √d).
 */
export function scoreFactors(call: CpuCall): void {
  const heads = param(call, 'heads');
  const headWidth = param(call, 'headWidth');
  const queryRank = param(call, 'queryRank');
  const keyRank = param(call, 'keyRank');
  const interleaved = param(call, 'interleaved') === 1;
  const query = buffer(call, 'query'); // [rows, queryRank · (heads + headWidth)] a, then b
  const keyFactors = buffer(call, 'keyFactors'); // [slots, keyRank · (heads + headWidth)] a, then b
  const rope = buffer(call, 'rope'); // [distances, headWidth / 2, 2]
  const { tokens, slots, positions } = call.step;
  const rows = tokens.length;
  const live = slots.length;
  const scale = 1 / (queryRank * keyRank * Math.sqrt(headWidth));
  const products = new Float64Array(queryRank * keyRank);
  for (let row = 0; row < rows; row++) {
    const own = live - rows + row;
    const q = row * queryRank * (heads + headWidth);
    const scores = rows * (param(call, 'fixed') + offset(call, 'attention') * live) + row * heads * live;
    for (let rank = 0; rank <= own; rank++) {
      const k = (slots[rank] as number) * keyRank * (heads + headWidth);
      const distance = (positions[own] as number) - (positions[rank] as number);
      for (let r = 0; r < queryRank; r++) {
        const bq = q + queryRank * heads + r * headWidth;
        for (let s = 0; s < keyRank; s++) {
          const bk = k + keyRank * heads + s * headWidth;
          products[r * keyRank + s] = rotatedDot(query, bq, keyFactors, bk, rope, distance, headWidth, interleaved);
        }
      }
      for (let head = 0; head < heads; head++) {
        let sum = 0;
        for (let r = 0; r < queryRank; r++) {
          const a = query[q + r * heads + head] as number;
          for (let s = 0; s < keyRank; s++)
            sum += a * (keyFactors[k + s * heads + head] as number) * (products[r * keyRank + s] as number);
        }
        call.trace[scores + head * live + rank] = sum * scale;
      }
    }
  }
}
