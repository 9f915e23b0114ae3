// The last RMSNorm, unless `normalise` has run, and the logits of the next token: logits = W · (x / rms(x) ⊙ g), plus a bias where they are
// `biased`, and capped where there is a cap.
// x runs over tiles of four tokens of the vocabulary, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/normed.wgsl
#include lib/cap.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [width] norm weight unless prenormed, then a bias for each output, if biased
@group(0) @binding(3) var<storage, read> residual: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> trace: array<f32>;

struct Offsets { logits: u32, residualNorm: u32 }
@group(0) @binding(5) var<uniform> offsets: Offsets;

override width: u32;
override vocabulary: u32;
override normEpsilon: f32;
override biased: u32 = 0u;

fn inputOf(i: u32) -> vec4f { return residual[i]; }

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let columns = width / 4u;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile * 4u, vocabulary - 1u);

  let normed = normedProducts(row, first, vocabulary - 1u, columns, thread);
  if (!writes(thread)) { return; }

  var logits = normed.products;
  if (biased == 1u) { logits += vector[afterNorm(columns) + tile]; }
  let start = stepRows() * offsets.logits + row * vocabulary;
  for (var k = 0u; k < 4u; k++) {
    if (tile * 4u + k < vocabulary) { trace[start + tile * 4u + k] = capped(logits[k]); }
  }
  if (tile == 0u && prenormed == 0u) { trace[stepRows() * offsets.residualNorm + row] = sqrt(normed.squares); }
}
