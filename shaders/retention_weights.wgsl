// The weights that retention implies, for one head: w_nm = (q_n · k_m) D_nm, D_nm = e^{c_n − c_m}, c the running sum of log γ.
// They are signed, and their sum is not 1. Keys and sums are cached only to draw these weights; no output needs them.
// A workgroup per head; each thread takes every attendThreads-th number. Queries and keys were rotated by retention_step.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/decay.wgsl
@group(0) @binding(1) var<storage, read> projected: array<f32>; // [rows, stride] q, k, v, g, and z where the decay is gated
@group(0) @binding(2) var<storage, read_write> key: array<f32>; // [slots, heads, keyWidth]
@group(0) @binding(3) var<storage, read_write> decaySum: array<f32>; // [slots, heads] c
@group(0) @binding(4) var<storage, read_write> decayTotal: array<f32>; // [heads] c of the last token
@group(0) @binding(5) var<storage, read_write> trace: array<f32>;

struct Offsets { attention: u32 }
@group(0) @binding(6) var<uniform> offsets: Offsets;

override heads: u32;
override keyWidth: u32;
override valueWidth: u32;
override stride: u32;
override gated: u32;
override temperature: f32;
override fixed: u32;

/// log γ
fn logDecayOf(row: u32, head: u32) -> f32 {
  if (gated == 0u) { return fixedDecay(head).y; }
  return gatedDecay(projected[row * stride + 2u * heads * (keyWidth + valueWidth) + head], temperature).y;
}

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  let rows = stepRows();
  let live = stepLive();

  // 1. The step's own keys and sums.
  if (thread == 0u) {
    var sum = select(decayTotal[head], 0.0, textIndex(0u) == 0u);
    for (var row = 0u; row < rows; row++) {
      sum += logDecayOf(row, head);
      decaySum[entryOf(ownRank(row)).x * heads + head] = sum;
    }
    decayTotal[head] = sum;
  }
  for (var i = thread; i < rows * keyWidth; i += attendThreads) {
    let row = i / keyWidth;
    let entry = entryOf(ownRank(row)).x * heads + head;
    key[entry * keyWidth + i % keyWidth] = projected[row * stride + (heads + head) * keyWidth + i % keyWidth];
  }
  storageBarrier();
  workgroupBarrier();

  // 2. Every row's weights over the tokens that it sees.
  for (var row = 0u; row < rows; row++) {
    let own = ownRank(row);
    let sum = decaySum[entryOf(own).x * heads + head];
    let weights = rows * (fixed + offsets.attention * live) + (row * heads + head) * live;
    for (var rank = thread; rank < live; rank += attendThreads) {
      let entry = entryOf(rank).x * heads + head;
      var product = 0.0;
      for (var i = 0u; i < keyWidth; i++) { product += projected[row * stride + head * keyWidth + i] * key[entry * keyWidth + i]; }
      trace[weights + rank] = select(0.0, product * exp(min(sum - decaySum[entry], 0.0)), rank <= own);
    }
  }
}
