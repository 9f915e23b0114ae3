// RMSNorm, then the factors of queries, keys and values (TPA, 2501.06425): [a^Q; b^Q; a^K; b^K; a^V; b^V] = W · (x / rms(x) ⊙ g) + b,
// a of [rank, heads], b of [rank, headWidth]. Those of queries go to the scratch, those of keys (not rotated) and values to the
// row's own slot of the cache, and to the trace. The norm is folded in: lib/normed.wgsl.
// x runs over tiles of four outputs, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/normed.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [width] norm weight, then a bias for each output
@group(0) @binding(3) var<storage, read> residual: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> query: array<vec4f>; // [rows, queryRank · (heads + headWidth)] a, then b
@group(0) @binding(5) var<storage, read_write> keyFactors: array<vec4f>; // [slots, keyRank · (heads + headWidth)] a, then b
@group(0) @binding(6) var<storage, read_write> valueFactors: array<vec4f>; // [slots, valueRank · (heads + headWidth)] a, then b
@group(0) @binding(7) var<storage, read_write> trace: array<f32>;

struct Offsets { residualNorm: u32, aKey: u32, bKey: u32, aValue: u32, bValue: u32 }
@group(0) @binding(8) var<uniform> offsets: Offsets;

override width: u32;
override heads: u32;
override headWidth: u32;
override queryRank: u32;
override keyRank: u32;
override valueRank: u32;
override normEpsilon: f32;

/// The `tile`-th four numbers of a row's own a and b; a has `aTiles` fours, b has `bTiles`.
fn show(aOffset: u32, aTiles: u32, bOffset: u32, bTiles: u32, row: u32, tile: u32, factors: vec4f) {
  var start = stepRows() * aOffset + 4u * (row * aTiles + tile);
  if (tile >= aTiles) { start = stepRows() * bOffset + 4u * (row * bTiles + tile - aTiles); }
  for (var k = 0u; k < 4u; k++) { trace[start + k] = factors[k]; }
}

fn inputOf(i: u32) -> vec4f { return residual[i]; }

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let columns = width / 4u;
  let queries = queryRank * (heads + headWidth) / 4u; // in tiles
  let keys = keyRank * (heads + headWidth) / 4u;
  let values = valueRank * (heads + headWidth) / 4u;
  let tiles = queries + keys + values;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile, tiles - 1u) * 4u;

  let normed = normedProducts(row, first, first + 3u, columns, thread);
  if (!writes(thread) || tile >= tiles) { return; }

  let result = normed.products + vector[columns + tile];
  let slot = entryOf(ownRank(row)).x;
  if (tile < queries) {
    query[row * queries + tile] = result;
  } else if (tile < queries + keys) {
    let own = tile - queries;
    keyFactors[slot * keys + own] = result;
    show(offsets.aKey, keyRank * heads / 4u, offsets.bKey, keyRank * headWidth / 4u, row, own, result);
  } else {
    let own = tile - queries - keys;
    valueFactors[slot * values + own] = result;
    show(offsets.aValue, valueRank * heads / 4u, offsets.bValue, valueRank * headWidth / 4u, row, own, result);
  }
  if (tile == 0u) { trace[stepRows() * offsets.residualNorm + row] = sqrt(normed.squares); }
}
