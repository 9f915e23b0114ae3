// What changes from step to step: u32 rows, live, and where the (slot, position) pairs begin; 13 words unused; then one token
// for each row; then a pair for each live slot, in cache order. The step's own tokens have the last `rows` pairs.
@group(0) @binding(0) var<storage, read> step: array<u32>;

fn stepRows() -> u32 { return step[0]; }
fn stepLive() -> u32 { return step[1]; }
fn tokenOf(row: u32) -> u32 { return step[16u + row]; }
fn slotOf(rank: u32) -> u32 { return step[step[2] + 2u * rank]; }
fn positionOf(rank: u32) -> u32 { return step[step[2] + 2u * rank + 1u]; }
/// Rank of the slot that a row's own token takes; the row sees this rank and those before it.
fn ownRank(row: u32) -> u32 { return stepLive() - stepRows() + row; }
