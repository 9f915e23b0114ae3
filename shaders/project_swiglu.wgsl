// RMSNorm, then the gated half of SwiGLU (2002.05202): hidden = swish(W_gate x) ⊙ (W_up x), swish(z) = z / (1 + e^−z).
// The matrix holds the gate's rows, then the up projection's. The norm is folded in as in lib/normed.wgsl, for two
// products at once.
// x runs over tiles of four outputs, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [width] norm weight
@group(0) @binding(3) var<storage, read> residual: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> hiddenUnits: array<vec4f>; // [rows, hidden]

override width: u32;
override hidden: u32;
override normEpsilon: f32;

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let columns = width / 4u;
  let tiles = hidden / 4u;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile, tiles - 1u) * 4u;

  var gate = vec4f();
  var up = vec4f();
  var squares = 0.0;
  for (var i = laneOf(thread); i < columns; i += laneCount) {
    let x = residual[row * columns + i];
    let scaled = x * vector[i];
    gate += fourProducts(first, first + 3u, columns, i, scaled);
    up += fourProducts(hidden + first, hidden + first + 3u, columns, i, scaled);
    squares += dot(x, x);
  }
  gate = gather(gate, thread);
  up = gather(up, thread);
  squares = gather(vec4f(squares), thread).x;
  if (!writes(thread) || tile >= tiles) { return; }

  let scale = inverseSqrt(squares / f32(width) + normEpsilon);
  let z = gate * scale;
  // Below −80 the gate is as good as 0; larger powers would overflow, which WGSL leaves undefined.
  hiddenUnits[row * tiles + tile] = z / (1.0 + exp(min(-z, vec4f(80.0)))) * (up * scale);
}
