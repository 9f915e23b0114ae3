// residual[row] = scale · embedding[token[row]]
// A thread copies four numbers; x runs over the width, y over the rows.
#include lib/step.wgsl
#include lib/matrix.wgsl
@group(0) @binding(2) var<storage, read_write> residual: array<vec4f>; // [rows, width]

override width: u32;
override scale: f32 = 1.0;
// The tokens whose rows are in `matrix`, which may be a part of the embedding.
override firstToken: u32 = 0u;
override tokenCount: u32 = 0xffffffffu;

@compute @workgroup_size(16)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let columns = width / 4u;
  let token = tokenOf(id.y);
  if (id.x >= columns || token < firstToken || token - firstToken >= tokenCount) { return; }
  residual[id.y * columns + id.x] = scale * fourWeights((token - firstToken) * columns + id.x);
}
