// RMSNorm, unless `normalise` has run, then the gated half of an MLP such as SwiGLU (2002.05202): hidden = f(W_gate x) ⊙ (W_up x), with a bias
// in either product where they are `biased`. f: lib/activation.wgsl.
// The matrix holds the gate's rows, then the up projection's. The norm is folded in as in lib/normed.wgsl, for two
// products at once.
// x runs over tiles of four outputs, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/activation.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [width] norm weight unless prenormed, then both biases if biased
@group(0) @binding(3) var<storage, read> residual: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> hiddenUnits: array<vec4f>; // [rows, hidden]

override width: u32;
override hidden: u32;
override normEpsilon: f32;
override prenormed: u32 = 0u;
override biased: u32 = 0u;

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
    var scaled = x;
    if (prenormed == 0u) {
      scaled = x * vector[i];
      squares += dot(x, x);
    }
    gate += fourProducts(first, first + 3u, columns, i, scaled);
    up += fourProducts(hidden + first, hidden + first + 3u, columns, i, scaled);
  }
  gate = gather(gate, thread);
  up = gather(up, thread);
  var scale = 1.0;
  if (prenormed == 0u) {
    squares = gather(vec4f(squares), thread).x;
    scale = inverseSqrt(squares / f32(width) + normEpsilon);
  }
  if (!writes(thread) || tile >= tiles) { return; }

  var z = gate * scale;
  var value = up * scale;
  if (biased == 1u) {
    let biases = select(columns, 0u, prenormed == 1u);
    z += vector[biases + tile];
    value += vector[biases + tiles + tile];
  }
  hiddenUnits[row * tiles + tile] = activated(z) * value;
}
