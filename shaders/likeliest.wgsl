// The likeliest tokens of a large vocabulary from those of its chunks, the log of the softmax's denominator, and the logit of the token
// that follows. A workgroup takes a row.
#include lib/step.wgsl
@group(0) @binding(1) var<storage, read> logits: array<f32>; // see placeOfLogit; then [rows] the norm of the residual
@group(0) @binding(2) var<storage, read> candidates: array<f32>; // [rows, chunks, logits [count], tokens [count], largest, sum]
@group(0) @binding(3) var<storage, read_write> trace: array<f32>;
#include lib/logits.wgsl
#include lib/largest.wgsl

struct Offsets { topLogits: u32, topTokens: u32, logSum: u32, followingLogit: u32, residualNorm: u32 }
@group(0) @binding(4) var<uniform> offsets: Offsets;

override chunk: u32;
override count: u32;
override shown: u32;

var<private> firstCandidate: u32;

/// Where a candidate's logit is, its token `count` further on. Of all chunks only the last may have fewer than `count`.
fn placeOfCandidate(i: u32) -> u32 { return firstCandidate + i / count * (2u * count + 2u) + i % count; }
fn tokenOfEntry(i: u32) -> u32 { return u32(candidates[placeOfCandidate(i) + count]); }
fn valueOf(i: u32) -> f32 { return candidates[placeOfCandidate(i)]; }

@compute @workgroup_size(selectThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let chunks = (vocabulary + chunk - 1u) / chunk;
  firstCandidate = row * chunks * (2u * count + 2u);
  let entries = (chunks - 1u) * count + min(count, vocabulary - (chunks - 1u) * chunk);
  let selected = selectLargest(entries, thread);

  let rows = stepRows();
  if (thread < selected) {
    let rank = rankOf(thread, selected);
    trace[rows * offsets.topLogits + row * count + rank] = values[thread];
    trace[rows * offsets.topTokens + row * count + rank] = f32(0xffffffu - keys[thread].y);
  }
  if (thread != 0u) { return; }
  var sum = vec2f();
  for (var i = 0u; i < chunks; i++) {
    let at = firstCandidate + (i + 1u) * (2u * count + 2u) - 2u;
    let other = vec2f(candidates[at], candidates[at + 1u]);
    if (i == 0u) { sum = other; } else { sum = joinedSums(sum, other); }
  }
  trace[rows * offsets.logSum + row] = sum.x + log(sum.y);
  let following = followingOf(row);
  var logit = 0.0;
  if (following > 0u) { logit = logits[placeOfLogit(row, following - 1u)]; }
  trace[rows * offsets.followingLogit + row] = logit;
  if (shown == 1u) { trace[rows * offsets.residualNorm + row] = logits[rows * vocabulary + row]; }
}
