// RMSNorm and a projection, from scratch to scratch: output = W · (x / rms(x) ⊙ g). The norm is folded in: lib/normed.wgsl.
// x runs over tiles of four outputs, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/normed.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [columns] norm weight
@group(0) @binding(3) var<storage, read> input: array<vec4f>; // [rows, columns]
@group(0) @binding(4) var<storage, read_write> output: array<vec4f>; // [rows, outputs]

override outputs: u32;
override columns: u32;
override normEpsilon: f32;

fn inputOf(i: u32) -> vec4f { return input[i]; }

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let columnsOfFour = columns / 4u;
  let tiles = outputs / 4u;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile, tiles - 1u) * 4u;

  let normed = normedProducts(row, first, first + 3u, columnsOfFour, thread);
  if (!writes(thread) || tile >= tiles) { return; }
  output[row * tiles + tile] = normed.products;
}
