// The likeliest tokens of each chunk of a large vocabulary, sorted, and the chunk's part of the softmax's denominator.
// x runs over the chunks, y over the rows.
#include lib/step.wgsl
@group(0) @binding(1) var<storage, read> logits: array<f32>; // see placeOfLogit
@group(0) @binding(2) var<storage, read_write> candidates: array<f32>; // [rows, chunks, logits [count], tokens [count], largest, sum]
#include lib/logits.wgsl
#include lib/largest.wgsl

override chunk: u32;
override count: u32;

var<private> thisRow: u32;
var<private> firstToken: u32;

fn tokenOfEntry(i: u32) -> u32 { return firstToken + i; }
fn valueOf(i: u32) -> f32 { return logits[placeOfLogit(thisRow, firstToken + i)]; }

@compute @workgroup_size(selectThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  thisRow = workgroup.y;
  firstToken = workgroup.x * chunk;
  let entries = min(chunk, vocabulary - firstToken);

  var sum = vec2f(valueOf(0u), 0.0);
  for (var i = thread; i < entries; i += selectThreads) { sum = joinedSums(sum, vec2f(valueOf(i), 1.0)); }
  partSums[thread] = sum;
  let selected = selectLargest(entries, thread);

  let chunks = (vocabulary + chunk - 1u) / chunk;
  let start = (workgroup.y * chunks + workgroup.x) * (2u * count + 2u);
  if (thread < selected) {
    let rank = rankOf(thread, selected);
    candidates[start + rank] = values[thread];
    candidates[start + count + rank] = f32(0xffffffu - keys[thread].y);
  }
  if (thread == 0u) {
    for (var other = 1u; other < selectThreads; other++) { sum = joinedSums(sum, partSums[other]); }
    candidates[start + 2u * count] = sum.x;
    candidates[start + 2u * count + 1u] = sum.y;
  }
}
