// The weights that linear attention implies, for one head: w_tj = φ(q_t) · φ(k_j) / (φ(q_t) · z_t). Over groups (`segment` is not 0), this times α_h
// for tokens of earlier groups, and the weights of attend_segment within the row's own. The convolution of the values is not
// included: it is no attention. Keys and indices of all tokens are cached only to draw these weights; no output needs them.
// A workgroup per head; each thread takes every attendThreads-th number. Queries and keys come rotated.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/features.wgsl
#include lib/show.wgsl
@group(0) @binding(1) var<storage, read> projected: array<f32>; // [rows, stride] q, k, v, denominators, norms of the state
@group(0) @binding(2) var<storage, read> vector: array<f32>; // [heads] α
@group(0) @binding(3) var<storage, read> local: array<f32>; // [rows, heads, segment] weights of the row's own group, by place
@group(0) @binding(4) var<storage, read_write> key: array<f32>; // [slots, heads, headWidth]
@group(0) @binding(5) var<storage, read_write> tokenIndex: array<f32>; // [slots]
@group(0) @binding(6) var<storage, read_write> trace: array<f32>;

struct Offsets { attention: u32, stateNorm: u32, keyNorm: u32, valueNorm: u32 }
@group(0) @binding(7) var<uniform> offsets: Offsets;

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

  // 1. The step's own keys and indices.
  for (var i = thread; i < rows * headWidth; i += attendThreads) {
    let row = i / headWidth;
    let entry = entryOf(ownRank(row)).x * heads + head;
    key[entry * headWidth + i % headWidth] = projected[row * stride + (heads + head) * headWidth + i % headWidth];
  }
  if (head == 0u && thread == 0u) { keepIndices(); }
  storageBarrier();
  workgroupBarrier();

  // 2. Every row's weights over the tokens that it sees.
  for (var row = 0u; row < rows; row++) {
    let index = textIndex(row);
    let own = ownRank(row);
    let weights = rows * (fixed + offsets.attention * live) + (row * heads + head) * live;
    let q = row * stride + head * headWidth;
    let share = select(1.0, vector[head], segment > 0u) / max(projected[row * stride + 3u * heads * headWidth + head], tiny);
    for (var rank = thread; rank < live; rank += attendThreads) {
      var weight = 0.0;
      if (rank <= own && (rank < live - rows || sees(row, rank + rows - live))) {
        let at = indexOf(rank);
        if (segment > 0u && at / max(segment, 1u) == index / max(segment, 1u)) {
          weight = local[(row * heads + head) * segment + at % max(segment, 1u)];
        } else {
          let k = (entryOf(rank).x * heads + head) * headWidth;
          for (var i = 0u; i < featureWidth(); i++) {
            let j = i % headWidth;
            weight += featureOf(projected[q + j], i, index) * featureOf(key[k + j], i, at);
          }
          weight *= share;
        }
      }
      trace[weights + rank] = weight;
    }
    if (thread == 0u) {
      showNorms(row, head);
      trace[rows * offsets.stateNorm + row * heads + head] = projected[row * stride + (3u * headWidth + 1u) * heads + head];
    }
  }
}
