// What one head reads, row after row, from the segments before the row's own: headOutput = φ(q) M / (φ(q) · z), zero in a text's first segment.
// Once a segment is full it is written (linear attention over groups, 2406.07368; Infini-attention, 2404.07143):
//   M ← M + φ(K)ᵀ V,  or by the delta rule  M ← M + φ(K)ᵀ (V − φ(K) M / (φ(K) z)),  then  z ← z + Σ φ(k).
// With `turns` (linear attention) q and k are rotated at the token's index in the text, in place, before φ; Infini-attention's memory has
// no positions. A segment's tokens are the step's own, in the scratch, and those of earlier steps, at their index modulo `segment`;
// attend_segment, which follows, caches the step's own. A workgroup per head.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/features.wgsl
#include lib/turn.wgsl
#include lib/sums.wgsl
@group(0) @binding(1) var<storage, read> rope: array<vec2f>; // [positions, headWidth / 2] cos, sin
@group(0) @binding(2) var<storage, read> segmentKey: array<f32>; // [segment, heads, headWidth]
@group(0) @binding(3) var<storage, read> segmentValue: array<f32>; // [segment, heads, headWidth]
@group(0) @binding(4) var<storage, read_write> projected: array<f32>; // [rows, stride] q, k, v, denominators, norms of M
@group(0) @binding(5) var<storage, read_write> memory: array<f32>; // [heads, features, headWidth] M
@group(0) @binding(6) var<storage, read_write> normaliser: array<f32>; // [heads, features] z
@group(0) @binding(7) var<storage, read_write> headOutput: array<f32>; // [rows, heads, headWidth]

override heads: u32;
override headWidth: u32;
override stride: u32;
override segment: u32;
override turns: u32;
override delta: u32;

/// As `mostHeadWidth` in src/model/spec.ts.
const mostFeatures = 256u;
/// A column of M as it was before a segment is written.
var<private> before: array<f32, mostFeatures>;

fn keyFeature(row: u32, index: u32, head: u32, i: u32) -> f32 {
  let column = i % headWidth;
  if (index >= textIndex(0u)) {
    return featureOf(projected[rowAt(row, index) * stride + (heads + head) * headWidth + column], i, index);
  }
  return featureOf(segmentKey[(index % segment * heads + head) * headWidth + column], i, index);
}

fn valueAt(row: u32, index: u32, head: u32, j: u32) -> f32 {
  if (index >= textIndex(0u)) { return projected[rowAt(row, index) * stride + (2u * heads + head) * headWidth + j]; }
  return segmentValue[(index % segment * heads + head) * headWidth + j];
}

/// What the delta rule writes of a value: its difference from what M returns for its key.
fn unknown(value: f32, row: u32, index: u32, head: u32) -> f32 {
  var known = 0.0;
  var divisor = 0.0;
  for (var i = 0u; i < featureWidth(); i++) {
    let f = keyFeature(row, index, head, i);
    known += f * before[i];
    divisor += f * normaliser[head * featureWidth() + i];
  }
  return value - known / max(divisor, tiny);
}

/// Writes the `segment` tokens before `end`, where a row's own segment begins.
fn write(row: u32, end: u32, head: u32, thread: u32) {
  for (var j = thread; j < headWidth; j += attendThreads) {
    if (delta == 1u) {
      for (var i = 0u; i < featureWidth(); i++) { before[i] = memory[memoryAt(head, i, j)]; }
    }
    for (var index = end - segment; index < end; index++) {
      var value = valueAt(row, index, head, j);
      if (delta == 1u) { value = unknown(value, row, index, head); }
      for (var i = 0u; i < featureWidth(); i++) { memory[memoryAt(head, i, j)] += keyFeature(row, index, head, i) * value; }
    }
  }
  storageBarrier();
  workgroupBarrier();
  for (var i = thread; i < featureWidth(); i += attendThreads) {
    for (var index = end - segment; index < end; index++) { normaliser[head * featureWidth() + i] += keyFeature(row, index, head, i); }
  }
  storageBarrier();
  workgroupBarrier();
}

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  if (turns == 1u) { turnHead(head, thread); }
  if (textIndex(0u) == 0u) { clearSums(head, thread); }
  for (var row = 0u; row < stepRows(); row++) {
    let index = textIndex(row);
    if (isTree()) {
      // Segments that fill up on the path are not in the sums.
      let last = textIndex(0u) - 1u;
      readPath(head, row, thread, last - last % segment, max(last - last % segment, index - index % segment));
    } else {
      if (index > 0u && index % segment == 0u) { write(row, index, head, thread); }
      readSums(head, row, thread);
    }
  }
}
