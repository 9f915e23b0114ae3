// RMSNorm, unless `normalise` has run, then queries, keys and values: [q; k; v] = W · (x / rms(x) ⊙ g) + b.
// Queries go to the scratch, keys (not rotated) and values to the row's own slot of the cache, which is a ring of `slots`
// where a layer keeps only a window. A layer that reads another's cache has no keyValueHeads, and queries alone.
// x runs over tiles of four outputs, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/normed.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [width] norm weight unless prenormed, then a bias for each output
@group(0) @binding(3) var<storage, read> residual: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> query: array<vec4f>; // [rows, heads, headWidth]
@group(0) @binding(5) var<storage, read_write> key: array<vec4f>; // [slots, keyValueHeads, headWidth]
@group(0) @binding(6) var<storage, read_write> value: array<vec4f>; // [slots, keyValueHeads, headWidth]
@group(0) @binding(7) var<storage, read_write> trace: array<f32>;

struct Offsets { residualNorm: u32 }
@group(0) @binding(8) var<uniform> offsets: Offsets;

override width: u32;
override heads: u32;
override keyValueHeads: u32;
override headWidth: u32;
override slots: u32;
override normEpsilon: f32;

fn inputOf(i: u32) -> vec4f { return residual[i]; }

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let columns = width / 4u;
  let queries = heads * headWidth / 4u; // in tiles
  let kept = keyValueHeads * headWidth / 4u;
  let tiles = queries + 2u * kept;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile, tiles - 1u) * 4u;

  let normed = normedProducts(row, first, first + 3u, columns, thread);
  if (!writes(thread) || tile >= tiles) { return; }

  let result = normed.products + vector[afterNorm(columns) + tile];
  let slot = entryOf(ownRank(row)).x % slots;
  if (tile < queries) {
    query[row * queries + tile] = result;
  } else if (tile < queries + kept) {
    key[slot * kept + tile - queries] = result;
  } else {
    value[slot * kept + tile - queries - kept] = result;
  }
  if (tile == 0u && prenormed == 0u) { trace[stepRows() * offsets.residualNorm + row] = sqrt(normed.squares); }
}
