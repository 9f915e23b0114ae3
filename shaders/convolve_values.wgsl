// A masked depthwise convolution over one head's values (You et al. 2406.07368): headOutput += Σ_{i=0}^{⌊κ/2⌋} w_{⌊κ/2⌋−i} v_{t−i}, for a kernel of κ taps
// whose later half would see ahead, and is left out. Values before a text's first token are 0. The last ⌊κ/2⌋ values are cached, each at
// its token's index modulo ⌊κ/2⌋. In a tree every row reads the values of its own path, and nothing is cached. A silenced head adds
// nothing to the residual. A workgroup per head; a thread takes every attendThreads-th column.
#include lib/matvec.wgsl
#include lib/step.wgsl
@group(0) @binding(1) var<storage, read> projected: array<f32>; // [rows, stride] q, k, v
@group(0) @binding(2) var<storage, read> vector: array<f32>; // [heads] not used here, then [heads, kernel] taps
@group(0) @binding(3) var<storage, read_write> convolutionInputs: array<f32>; // [⌊kernel / 2⌋, heads, headWidth]
@group(0) @binding(4) var<storage, read_write> headOutput: array<f32>; // [rows, heads, headWidth]

struct Offsets { firstHead: u32 }
@group(0) @binding(5) var<uniform> offsets: Offsets;

override heads: u32;
override headWidth: u32;
override stride: u32;
override kernel: u32;

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  let rows = stepRows();
  let begins = textIndex(0u);
  let past = kernel / 2u;
  let middle = heads + head * kernel + past;
  for (var j = thread; j < headWidth; j += attendThreads) {
    let column = head * headWidth + j;
    let v = 2u * heads * headWidth + column;
    for (var row = 0u; row < rows; row++) {
      let index = textIndex(row);
      var sum = 0.0;
      for (var i = 0u; i <= min(past, index); i++) {
        let at = index - i;
        var value = 0.0;
        if (at >= begins) {
          value = projected[rowAt(row, at) * stride + v];
        } else {
          value = convolutionInputs[at % past * heads * headWidth + column];
        }
        sum += vector[middle - i] * value;
      }
      if (!silenced(offsets.firstHead + head)) { headOutput[row * heads * headWidth + column] += sum; }
    }
    if (isTree()) { continue; }
    for (var row = rows - min(rows, past); row < rows; row++) {
      convolutionInputs[textIndex(row) % past * heads * headWidth + column] = projected[row * stride + v];
    }
  }
}
