// A norm of each head's query, in the scratch, and of its key, in the row's own slot of the cache, before either is turned: RMSNorm (1910.07467), its
// weight shared by all heads, or where it is `centred`, LayerNorm without a bias, with a weight per head.
// x runs over the heads, then the key heads, y over the rows: a workgroup each. A thread reads and writes its own numbers alone.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/total.wgsl
@group(0) @binding(1) var<storage, read> vector: array<vec4f>; // weights of queries, then of keys: [headWidth] each, or [heads, headWidth]
@group(0) @binding(2) var<storage, read_write> query: array<vec4f>; // [rows, heads, headWidth]
@group(0) @binding(3) var<storage, read_write> key: array<vec4f>; // [slots, keyValueHeads, headWidth]

override heads: u32;
override keyValueHeads: u32;
override headWidth: u32;
override slots: u32;
override normEpsilon: f32;
override centred: u32;

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let lanes = headWidth / 4u;
  let isKey = workgroup.x >= heads;
  let weights = select(u32(isKey), workgroup.x, centred == 1u) * lanes;
  let slot = entryOf(ownRank(row)).x % slots;
  let start = select(row * heads + workgroup.x, slot * keyValueHeads + workgroup.x - heads, isKey) * lanes;

  var sum = 0.0;
  for (var i = thread; i < lanes; i += attendThreads) { sum += dot(numbersAt(isKey, start + i), vec4f(1.0)); }
  let mean = select(0.0, totalOf(sum, thread) / f32(headWidth), centred == 1u);
  var squares = 0.0;
  for (var i = thread; i < lanes; i += attendThreads) {
    let x = numbersAt(isKey, start + i) - mean;
    squares += dot(x, x);
  }
  let scale = inverseSqrt(totalOf(squares, thread) / f32(headWidth) + normEpsilon);
  for (var i = thread; i < lanes; i += attendThreads) {
    let y = (numbersAt(isKey, start + i) - mean) * scale * vector[weights + i];
    if (isKey) { key[start + i] = y; } else { query[start + i] = y; }
  }
}

fn numbersAt(isKey: bool, at: u32) -> vec4f {
  if (isKey) { return key[at]; }
  return query[at];
}
