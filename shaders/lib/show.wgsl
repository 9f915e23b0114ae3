// The values shown of a row of a layer that keeps sums. The kernel declares `projected` (q, k, v of all heads in a row), `tokenIndex` [slots],
// `trace`, `heads`, `headWidth`, `stride`, and the offsets of the norms of keys and values.

/// Stores the index in the text of each of the step's tokens, by slot. One thread of all is enough; no other reads these slots.
fn keepIndices() {
  for (var row = 0u; row < stepRows(); row++) { tokenIndex[entryOf(ownRank(row)).x] = f32(textIndex(row)); }
}

/// Index in the text of the token that a rank's slot holds.
fn indexOf(rank: u32) -> u32 {
  let first = ownRank(0u);
  if (rank >= first) { return textIndex(rank - first); }
  return u32(tokenIndex[entryOf(rank).x]);
}

fn lengthOf(start: u32) -> f32 {
  var squares = 0.0;
  for (var i = start; i < start + headWidth; i++) { squares += projected[i] * projected[i]; }
  return sqrt(squares);
}

fn showNorms(row: u32, head: u32) {
  let k = row * stride + (heads + head) * headWidth;
  trace[stepRows() * offsets.keyNorm + row * heads + head] = lengthOf(k);
  trace[stepRows() * offsets.valueNorm + row * heads + head] = lengthOf(k + heads * headWidth);
}
