// An output gate (2505.06708): what a head has mixed, times σ(w · x), w a vector per head, x the layer's normed input.
// x runs over tiles of four heads, y over the rows; all threads of a tile scale its heads' numbers.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/normed.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [width] norm weight unless prenormed
@group(0) @binding(3) var<storage, read> residual: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> headOutput: array<vec4f>; // [rows, heads, headWidth]
@group(0) @binding(5) var<storage, read_write> trace: array<f32>;

struct Offsets { gates: u32 }
@group(0) @binding(6) var<uniform> offsets: Offsets;

override width: u32;
override heads: u32;
override headWidth: u32;
override normEpsilon: f32;

fn inputOf(i: u32) -> vec4f { return residual[i]; }

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let tiles = (heads + 3u) / 4u;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile, tiles - 1u) * 4u;

  let logits = normedProducts(row, first, heads - 1u, width / 4u, thread).products;
  if (tile >= tiles) { return; }

  // As in lib/activation.wgsl, larger powers would overflow.
  let gates = 1.0 / (1.0 + exp(min(-logits, vec4f(80.0))));
  let lanes = headWidth / 4u;
  for (var i = 0u; i < 4u && first + i < heads; i++) {
    let head = row * heads + first + i;
    for (var lane = laneOf(thread); lane < lanes; lane += laneCount) { headOutput[head * lanes + lane] *= gates[i]; }
    if (writes(thread)) { trace[stepRows() * offsets.gates + head] = gates[i]; }
  }
}
