// Softmax attention of one head among the tokens of a row's own segment, joined with what recall read from earlier ones:
//   headOutput = n Σ_j α_j v_j + f · headOutput,   α_j = e^{s_j} / Σ e^s,   s_j = q · R(t − j) k_j / √d,
// n = 1 and f = α_h, learned per head, for linear attention over groups (2406.07368); n = 1 − σ(β_h) and f = σ(β_h) where the head is
// `gated` (Infini-attention, 2404.07143). Keys that are `turned` are already rotated. A zero sink adds 1 to the denominator.
// The weights α stay in the scratch, indexed by place in the segment. After all rows the step's own keys and values are cached,
// at their index modulo `segment`; a tree's are not. A silenced head shows its weights and adds nothing to the residual. A workgroup per head.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/rope.wgsl
#include lib/segment.wgsl
@group(0) @binding(1) var<storage, read> rope: array<vec4f>; // [distances, headWidth / 2] cos, sin: two pairs to a vec4f
@group(0) @binding(2) var<storage, read> projected: array<vec2f>; // [rows, stride] q, k, v
@group(0) @binding(3) var<storage, read> vector: array<f32>; // [heads] α or β
@group(0) @binding(4) var<storage, read_write> segmentKey: array<vec2f>; // [segment, heads, headWidth]
@group(0) @binding(5) var<storage, read_write> segmentValue: array<vec2f>; // [segment, heads, headWidth]
@group(0) @binding(6) var<storage, read_write> local: array<f32>; // [rows, heads, segment] α
@group(0) @binding(7) var<storage, read_write> headOutput: array<vec2f>; // [rows, heads, headWidth]

struct Offsets { firstHead: u32 }
@group(0) @binding(8) var<uniform> offsets: Offsets;

override heads: u32;
override headWidth: u32;
override stride: u32;
override segment: u32;
override turned: u32;

/// In place of −∞: e^(nowhere − score) is 0.
const nowhere = -1e30;
var<workgroup> partial: array<f32, attendThreads>;

/// Offset of a part of a row in the scratch, in vec2f: q, k and v are parts 0, 1 and 2.
fn partOf(row: u32, part: u32, head: u32) -> u32 { return (row * stride + (part * heads + head) * headWidth) / 2u; }
/// Offset of a token's place in the segment, in vec2f.
fn placeOf(index: u32, head: u32) -> u32 { return (index % segment * heads + head) * headWidth / 2u; }

fn keyAt(row: u32, index: u32, head: u32, i: u32) -> vec2f {
  if (index >= textIndex(0u)) { return projected[partOf(rowAt(row, index), 1u, head) + i]; }
  return segmentKey[placeOf(index, head) + i];
}

fn valueAt(row: u32, index: u32, head: u32, i: u32) -> vec2f {
  if (index >= textIndex(0u)) { return projected[partOf(rowAt(row, index), 2u, head) + i]; }
  return segmentValue[placeOf(index, head) + i];
}

/// q · R(distance) k before scaling.
fn score(row: u32, index: u32, head: u32, distance: u32) -> f32 {
  let quarter = headWidth / 4u;
  let q = partOf(row, 0u, head);
  var sum = 0.0;
  for (var i = 0u; i < quarter; i++) {
    let a = firstOf(i);
    let b = secondOf(i, quarter);
    let turn = rope[distance * quarter + i];
    sum += rotatedProduct(projected[q + a], projected[q + b], keyAt(row, index, head, a), keyAt(row, index, head, b), turn);
  }
  return sum;
}

fn attend(row: u32, head: u32, thread: u32) {
  let place = textIndex(row) % segment;
  let start = textIndex(row) - place;
  let weights = (row * heads + head) * segment;
  let scale = 1.0 / sqrt(f32(headWidth));
  let zero = select(nowhere, 0.0, zeroSink());

  // 1. Scores, then exponentials and their sum.
  var top = zero;
  for (var j = thread; j <= place; j += attendThreads) {
    let s = score(row, start + j, head, select(place - j, 0u, turned == 1u)) * scale;
    local[weights + j] = s;
    top = max(top, s);
  }
  partial[thread] = top;
  workgroupBarrier();
  for (var i = 0u; i < attendThreads; i++) { top = max(top, partial[i]); }
  workgroupBarrier();
  var sum = 0.0;
  for (var j = thread; j <= place; j += attendThreads) {
    let e = exp(local[weights + j] - top);
    local[weights + j] = e;
    sum += e;
  }
  partial[thread] = sum;
  storageBarrier();
  workgroupBarrier();
  var total = exp(zero - top);
  for (var i = 0u; i < attendThreads; i++) { total += partial[i]; }

  // 2. Values.
  let shares = sharesOf(vector[head]);
  for (var i = thread; i < headWidth / 2u; i += attendThreads) {
    var mix = vec2f();
    for (var j = 0u; j <= place; j++) { mix += local[weights + j] * valueAt(row, start + j, head, i); }
    let out = (row * heads + head) * headWidth / 2u + i;
    headOutput[out] = select(shares.x * mix / total + shares.y * headOutput[out], vec2f(), silenced(offsets.firstHead + head));
  }
  storageBarrier();
  workgroupBarrier();
  for (var j = thread; j < segment; j += attendThreads) {
    local[weights + j] = select(0.0, local[weights + j] / total, j <= place);
  }
}

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  let rows = stepRows();
  for (var row = 0u; row < rows; row++) { attend(row, head, thread); }
  storageBarrier();
  workgroupBarrier();
  if (isTree()) { return; }
  for (var row = rows - min(rows, segment); row < rows; row++) {
    for (var i = thread; i < headWidth / 2u; i += attendThreads) {
      let at = placeOf(textIndex(row), head) + i;
      segmentKey[at] = projected[partOf(row, 1u, head) + i];
      segmentValue[at] = projected[partOf(row, 2u, head) + i];
    }
  }
}
