// RMSNorm, then one matrix: projected = W · (x / rms(x) ⊙ g) + b, for layers that keep a state. The norm is folded in: lib/normed.wgsl.
// Rows are `stride` numbers apart: the rest of a row is for later kernels.
// x runs over tiles of four outputs, the last of which may have fewer; y over the rows; how threads divide a tile: see
// lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/normed.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [width] norm weight, then a bias for each output, in whole tiles
@group(0) @binding(3) var<storage, read> residual: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> projected: array<vec4f>; // [rows, stride] the outputs, then zeros to the end of their last tile
@group(0) @binding(5) var<storage, read_write> trace: array<f32>;

struct Offsets { residualNorm: u32 }
@group(0) @binding(6) var<uniform> offsets: Offsets;

override width: u32;
override outputs: u32;
override stride: u32;
override normEpsilon: f32;

fn inputOf(i: u32) -> vec4f { return residual[i]; }

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let columns = width / 4u;
  let tiles = (outputs + 3u) / 4u;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile, tiles - 1u) * 4u;

  let normed = normedProducts(row, first, outputs - 1u, columns, thread);
  if (!writes(thread) || tile >= tiles) { return; }
  let there = vec4u(first, first + 1u, first + 2u, first + 3u) < vec4u(outputs);
  let result = normed.products + vector[columns + tile];
  projected[row * stride / 4u + tile] = select(vec4f(), result, there);
  if (tile == 0u) { trace[stepRows() * offsets.residualNorm + row] = sqrt(normed.squares); }
}
