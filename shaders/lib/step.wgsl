// A step's input, in pairs of u32: (rows, live); (zero sink, index); (whether the rows are a tree, one more than
// the token that follows them, 0 if it is unknown), an unused pair; a bit per
// head, 2048 in all, set if it is silenced; then (slot, position) per live slot in cache order; then a token per row; then, for a
// tree, a pair per row: see pathOf. The step's own tokens have the last `rows` slots.
@group(0) @binding(0) var<storage, read> step: array<vec2u>;

const firstEntry = 36u;

fn stepRows() -> u32 { return step[0].x; }
fn stepLive() -> u32 { return step[0].y; }
/// Whether every softmax has an additional logit of 0, with a value of zero.
fn zeroSink() -> bool { return step[1].x == 1u; }
/// Whether the rows are a tree: each sees its own path alone, and the step leaves the cache unchanged.
fn isTree() -> bool { return step[2].x == 1u; }
/// For a row of a tree: the rows of its path, itself included, a bit each (x); how many precede it on the path (y).
fn pathOf(row: u32) -> vec2u { return step[firstEntry + stepLive() + (stepRows() + 1u) / 2u + row]; }
/// Index in the text of a row's token.
fn textIndex(row: u32) -> u32 {
  if (isTree()) { return step[1].y + pathOf(row).y; }
  return step[1].y + row;
}
/// Whether a row sees another of the step.
fn sees(row: u32, other: u32) -> bool {
  if (isTree()) { return ((pathOf(row).x >> other) & 1u) == 1u; }
  return other <= row;
}
/// The row of the step's token at an index in the text, on the path of `row`. Rows on a path ascend with depth.
fn rowAt(row: u32, index: u32) -> u32 {
  if (!isTree()) { return index - textIndex(0u); }
  var path = pathOf(row).x;
  for (var back = textIndex(row) - index; back > 0u; back--) { path &= ~(1u << firstLeadingBit(path)); }
  return firstLeadingBit(path);
}
/// Whether a head is silenced; heads are numbered over the whole model, layer by layer.
fn silenced(head: u32) -> bool { return ((step[4u + head / 64u][(head / 32u) % 2u] >> (head % 32u)) & 1u) == 1u; }
/// One more than the token that follows a row; 0 if it is unknown.
fn followingOf(row: u32) -> u32 {
  if (isTree()) { return 0u; }
  if (row + 1u < stepRows()) { return tokenOf(row + 1u) + 1u; }
  return step[2].y;
}
/// The slot of a rank (x) and the position at which it is read (y).
fn entryOf(rank: u32) -> vec2u { return step[firstEntry + rank]; }
fn tokenOf(row: u32) -> u32 { return step[firstEntry + stepLive() + row / 2u][row % 2u]; }
/// Rank of the slot of a row's own token; the row sees this rank and those before it.
fn ownRank(row: u32) -> u32 { return stepLive() - stepRows() + row; }
