// What changes from step to step, in pairs of u32: (rows, live); (zero sink, index); a bit for each of 256 heads that are silenced;
// (whether the rows are a tree, unused), a pair unused; then (slot, position) of each live slot in cache order; then the tokens, one for
// each row; then, of a tree, a pair for each row: see pathOf. The step's own tokens have the last `rows` slots.
@group(0) @binding(0) var<storage, read> step: array<vec2u>;

const firstEntry = 8u;

fn stepRows() -> u32 { return step[0].x; }
fn stepLive() -> u32 { return step[0].y; }
/// Whether a logit of 0, whose value is zero, joins every softmax.
fn zeroSink() -> bool { return step[1].x == 1u; }
/// Whether the rows are a tree of ways on: each then sees its own path alone, and nothing is kept of the step.
fn isTree() -> bool { return step[6].x == 1u; }
/// Of a row of a tree: the rows of its path, itself included, a bit each (x); how many come before it on the path (y).
fn pathOf(row: u32) -> vec2u { return step[firstEntry + stepLive() + (stepRows() + 1u) / 2u + row]; }
/// Index in the text of a row's token; 0 begins a text.
fn textIndex(row: u32) -> u32 {
  if (isTree()) { return step[1].y + pathOf(row).y; }
  return step[1].y + row;
}
/// Whether a row sees another of the step.
fn sees(row: u32, other: u32) -> bool {
  if (isTree()) { return ((pathOf(row).x >> other) & 1u) == 1u; }
  return other <= row;
}
/// The row of the step's token at an index in the text, on the path of `row`. A path's rows rise with depth.
fn rowAt(row: u32, index: u32) -> u32 {
  if (!isTree()) { return index - textIndex(0u); }
  var path = pathOf(row).x;
  for (var back = textIndex(row) - index; back > 0u; back--) { path &= ~(1u << firstLeadingBit(path)); }
  return firstLeadingBit(path);
}
/// Whether a head, by its place among all heads of the model, is silenced.
fn silenced(head: u32) -> bool { return ((step[2u + head / 64u][(head / 32u) % 2u] >> (head % 32u)) & 1u) == 1u; }
/// The slot of a rank (x) and the position at which it is read (y).
fn entryOf(rank: u32) -> vec2u { return step[firstEntry + rank]; }
fn tokenOf(row: u32) -> u32 { return step[firstEntry + stepLive() + row / 2u][row % 2u]; }
/// Rank of the slot that a row's own token takes; the row sees this rank and those before it.
fn ownRank(row: u32) -> u32 { return stepLive() - stepRows() + row; }
