// A norm on its own: LayerNorm (1607.06450) where it is `centred`, g ⊙ (x − mean) / √(variance + ε) + b, else RMSNorm (1910.07467), g ⊙ x / √(mean(x²) + ε).
// What leads to a projection is written for it to read; what follows one `adds` to the residual. The mean is taken off before anything is squared
// or multiplied, so that a large one costs no digits.
// A workgroup per row, along y. Where the norm is `shown`, the length of x goes to the trace.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/total.wgsl
@group(0) @binding(1) var<storage, read> vector: array<vec4f>; // [width] g, then [width] b if centred
@group(0) @binding(2) var<storage, read> input: array<vec4f>; // [rows, width]
@group(0) @binding(3) var<storage, read_write> output: array<vec4f>; // [rows, width]
@group(0) @binding(4) var<storage, read_write> trace: array<f32>;

struct Offsets { residualNorm: u32 }
@group(0) @binding(5) var<uniform> offsets: Offsets;

override width: u32;
override normEpsilon: f32;
override centred: u32;
override adds: u32;
override shown: u32;

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let columns = width / 4u;
  let start = row * columns;

  var mean = 0.0;
  if (centred == 1u) {
    var sum = 0.0;
    for (var i = thread; i < columns; i += attendThreads) { sum += dot(input[start + i], vec4f(1.0)); }
    mean = totalOf(sum, thread) / f32(width);
  }
  var squares = 0.0;
  for (var i = thread; i < columns; i += attendThreads) {
    let x = input[start + i] - mean;
    squares += dot(x, x);
  }
  squares = totalOf(squares, thread);
  let scale = inverseSqrt(squares / f32(width) + normEpsilon);

  for (var i = thread; i < columns; i += attendThreads) {
    var y = (input[start + i] - mean) * scale * vector[i];
    if (centred == 1u) { y += vector[columns + i]; }
    if (adds == 1u) { y += output[start + i]; }
    output[start + i] = y;
  }
  if (shown == 1u && thread == 0u) { trace[stepRows() * offsets.residualNorm + row] = sqrt(squares + f32(width) * mean * mean); }
}
