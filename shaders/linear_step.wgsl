// Linear attention of one head, row after row (Katharopoulos et al. 2006.16236):
//   S ← S + φ(k)ᵀ v,   z ← z + φ(k),   headOutput = φ(q) S / (φ(q) · z),
// q and k rotated at the token's index in the text, before φ, and left rotated in the scratch. Both sums are zero before a text's first
// token. A silenced head adds nothing to the residual.
// A row of a tree leaves the sums unchanged and reads its path token by token. A workgroup per head.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/features.wgsl
#include lib/turn.wgsl
#include lib/sums.wgsl
@group(0) @binding(1) var<storage, read> rope: array<vec2f>; // [positions, headWidth / 2] cos, sin
@group(0) @binding(2) var<storage, read_write> projected: array<f32>; // [rows, stride] q, k, v, denominators, norms of S
@group(0) @binding(3) var<storage, read_write> memory: array<f32>; // [heads, features, headWidth] S
@group(0) @binding(4) var<storage, read_write> normaliser: array<f32>; // [heads, features] z
@group(0) @binding(5) var<storage, read_write> headOutput: array<f32>; // [rows, heads, headWidth]

struct Offsets { firstHead: u32 }
@group(0) @binding(6) var<uniform> offsets: Offsets;

override heads: u32;
override headWidth: u32;
override stride: u32;

fn keyFeature(row: u32, index: u32, head: u32, i: u32) -> f32 {
  return featureOf(projected[rowAt(row, index) * stride + (heads + head) * headWidth + i % headWidth], i, index);
}
fn valueAt(row: u32, index: u32, head: u32, j: u32) -> f32 {
  return projected[rowAt(row, index) * stride + (2u * heads + head) * headWidth + j];
}

fn add(head: u32, row: u32, thread: u32) {
  let k = row * stride + (heads + head) * headWidth;
  let v = k + heads * headWidth;
  for (var i = 0u; i < featureWidth(); i++) {
    let f = featureOf(projected[k + i % headWidth], i, textIndex(row));
    for (var j = thread; j < headWidth; j += attendThreads) { memory[memoryAt(head, i, j)] += f * projected[v + j]; }
    if (i % attendThreads == thread) { normaliser[head * featureWidth() + i] += f; }
  }
  storageBarrier();
  workgroupBarrier();
}

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  turnHead(head, thread);
  if (textIndex(0u) == 0u) { clearSums(head, thread); }
  for (var row = 0u; row < stepRows(); row++) {
    if (isTree()) {
      readPath(head, row, thread, textIndex(0u), textIndex(row) + 1u);
    } else {
      add(head, row, thread);
      readSums(head, row, thread);
    }
    if (silenced(offsets.firstHead + head)) {
      for (var j = thread; j < headWidth; j += attendThreads) { headOutput[(row * heads + head) * headWidth + j] = 0.0; }
    }
  }
}
