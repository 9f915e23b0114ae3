// RMSNorm, unless `normalise` has run, then the first half of an MLP without a gate: hidden = f(W x + b). f: lib/activation.wgsl.
// x runs over tiles of four outputs, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/normed.wgsl
#include lib/activation.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [width] norm weight unless prenormed, then a bias for each output
@group(0) @binding(3) var<storage, read> residual: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> hiddenUnits: array<vec4f>; // [rows, hidden]

override width: u32;
override hidden: u32;
override normEpsilon: f32;

fn inputOf(i: u32) -> vec4f { return residual[i]; }

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let columns = width / 4u;
  let tiles = hidden / 4u;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile, tiles - 1u) * 4u;

  let normed = normedProducts(row, first, first + 3u, columns, thread);
  if (!writes(thread) || tile >= tiles) { return; }
  hiddenUnits[row * tiles + tile] = activated(normed.products + vector[afterNorm(columns) + tile]);
}
