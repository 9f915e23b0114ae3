// The weights shown of Infini-attention (2404.07143), for one head: those of attend_segment in the row's own segment, times 1 − σ(β);
// zero for earlier tokens, which are read as one memory. The memory's share is σ(β), 0 in a text's first segment: a row and its memory
// add up to 1, there to 1 − σ(β). Indices of all tokens are cached only to draw these weights. A workgroup per head.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/segment.wgsl
#include lib/show.wgsl
@group(0) @binding(1) var<storage, read> projected: array<f32>; // [rows, stride] q, k, v, denominators, norms of the memory
@group(0) @binding(2) var<storage, read> vector: array<f32>; // [heads] β
@group(0) @binding(3) var<storage, read> local: array<f32>; // [rows, heads, segment] weights of the row's own segment, by place
@group(0) @binding(4) var<storage, read_write> tokenIndex: array<f32>; // [slots]
@group(0) @binding(5) var<storage, read_write> trace: array<f32>;

struct Offsets { attention: u32, gate: u32, memoryShare: u32, memoryNorm: u32, keyNorm: u32, valueNorm: u32 }
@group(0) @binding(6) var<uniform> offsets: Offsets;

override heads: u32;
override headWidth: u32;
override stride: u32;
override segment: u32;
override fixed: u32;

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  let rows = stepRows();
  let live = stepLive();
  if (head == 0u && thread == 0u) { keepIndices(); }
  let shares = sharesOf(vector[head]);
  for (var row = 0u; row < rows; row++) {
    let index = textIndex(row);
    let weights = rows * (fixed + offsets.attention * live) + (row * heads + head) * live;
    for (var rank = thread; rank < live; rank += attendThreads) {
      var weight = 0.0;
      if (rank <= ownRank(row)) {
        let at = indexOf(rank);
        if (at / segment == index / segment) { weight = shares.x * local[(row * heads + head) * segment + at % segment]; }
      }
      trace[weights + rank] = weight;
    }
    if (thread == 0u) {
      let shown = row * heads + head;
      showNorms(row, head);
      trace[rows * offsets.gate + shown] = shares.y;
      trace[rows * offsets.memoryShare + shown] = select(0.0, shares.y, index >= segment);
      trace[rows * offsets.memoryNorm + shown] = projected[row * stride + (3u * headWidth + 1u) * heads + head];
    }
  }
}
