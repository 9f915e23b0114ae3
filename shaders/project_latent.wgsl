// RMSNorm, then the projections of multi-head latent attention (MLA, 2405.04434): [queries; latent; rotary key] = W · (x / rms(x) ⊙ g).
// Queries (or the query latent that they are projected from) and the latent, not yet normed, go to the scratch, the rotary
// key (not rotated) to the row's own slot of the cache, and to the trace. The norm is folded in: lib/normed.wgsl.
// x runs over tiles of four outputs, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/normed.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [width] norm weight
@group(0) @binding(3) var<storage, read> residual: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> query: array<vec4f>; // [rows, queries]
@group(0) @binding(5) var<storage, read_write> rawLatent: array<vec4f>; // [rows, latentWidth]
@group(0) @binding(6) var<storage, read_write> rotaryKey: array<vec4f>; // [slots, rotaryWidth]
@group(0) @binding(7) var<storage, read_write> trace: array<f32>;

struct Offsets { residualNorm: u32, rotaryKey: u32 }
@group(0) @binding(8) var<uniform> offsets: Offsets;

override width: u32;
override queries: u32;
override latentWidth: u32;
override rotaryWidth: u32;
override normEpsilon: f32;

fn inputOf(i: u32) -> vec4f { return residual[i]; }

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let columns = width / 4u;
  let ofQueries = queries / 4u; // in tiles
  let ofLatent = latentWidth / 4u;
  let ofKey = rotaryWidth / 4u;
  let tiles = ofQueries + ofLatent + ofKey;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile, tiles - 1u) * 4u;

  let normed = normedProducts(row, first, first + 3u, columns, thread);
  if (!writes(thread) || tile >= tiles) { return; }

  let result = normed.products;
  if (tile < ofQueries) {
    query[row * ofQueries + tile] = result;
  } else if (tile < ofQueries + ofLatent) {
    rawLatent[row * ofLatent + tile - ofQueries] = result;
  } else {
    let own = tile - ofQueries - ofLatent;
    rotaryKey[entryOf(ownRank(row)).x * ofKey + own] = result;
    let start = stepRows() * offsets.rotaryKey + row * rotaryWidth + 4u * own;
    for (var k = 0u; k < 4u; k++) { trace[start + k] = result[k]; }
  }
  if (tile == 0u) { trace[stepRows() * offsets.residualNorm + row] = sqrt(normed.squares); }
}
