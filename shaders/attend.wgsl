// Softmax attention of one row and head over the live slots:
//   s_j = q · R(p_q − p_j) k_j / √d,   α_j = e^{s_j} / (extra + Σ e^s),   headOutput = Σ_j α_j v_j,
// with another `scale` in place of 1/√d where one is given, and s_j capped where there is a cap. R turns only the first `rotated` numbers.
// With `weighting` 1, α_j = max(0, s_j) / n, n the live slots that the row sees (2309.08586).
// extra is e^{q · k* / √d} with extraLogit 1 (k* = 0: softmax + 1), e to a learned number with 2, plus 1 with a zero sink, else 0. With a window, a row sees
// the slots fewer than `window` positions away; slot i is at i modulo `slots`, a ring. A silenced head shows its weights and adds
// nothing to the residual.
// Keys are cached before rotation and rotated by their distance as they are read.
// x runs over the heads, y over the rows: a workgroup each. Its threads take every attendThreads-th slot; their maxima and
// sums meet in workgroup memory. The scores are kept in the trace itself, so capturing it costs nothing here.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/rope.wgsl
#include lib/softmax.wgsl
#include lib/rectified.wgsl
#include lib/mix.wgsl
#include lib/cap.wgsl
@group(0) @binding(1) var<storage, read> query: array<vec2f>; // [rows, heads, headWidth]
@group(0) @binding(2) var<storage, read> key: array<vec2f>; // [slots, keyValueHeads, headWidth]
@group(0) @binding(3) var<storage, read> value: array<vec4f>; // [slots, keyValueHeads, headWidth]
@group(0) @binding(4) var<storage, read> rope: array<vec4f>; // [distances, rotated / 2] cos, sin: two pairs to a vec4f
@group(0) @binding(5) var<storage, read> sinkKey: array<vec2f>; // [heads, headWidth] k*, or [heads] logits
@group(0) @binding(6) var<storage, read_write> headOutput: array<vec4f>; // [rows, heads, headWidth]
@group(0) @binding(7) var<storage, read_write> trace: array<f32>;

struct Offsets { attention: u32, firstHead: u32, keyNorm: u32, valueNorm: u32 }
@group(0) @binding(8) var<uniform> offsets: Offsets;

override heads: u32;
override keyValueHeads: u32;
override headWidth: u32;
override slots: u32;
override window: u32;
override extraLogit: u32;
override fixed: u32;
override rotated: u32 = headWidth;
override scale: f32 = 0.0; // 0: 1/√headWidth
override weighting: u32 = 0u; // 0: softmax, 1: ReLU

/// q · R(distance) k before scaling, two pairs at a time; q and k are the offsets of their heads, in vec2f.
fn score(q: u32, k: u32, distance: u32) -> f32 {
  let quarter = rotated / 4u;
  var sum = 0.0;
  for (var i = 0u; i < quarter; i++) {
    let first = firstOf(i);
    let second = secondOf(i, quarter);
    sum += rotatedProduct(query[q + first], query[q + second], key[k + first], key[k + second], rope[distance * quarter + i]);
  }
  for (var i = rotated / 2u; i < headWidth / 2u; i++) { sum += dot(query[q + i], key[k + i]); }
  return sum;
}

/// q · k* before scaling; neither is rotated.
fn extraScore(q: u32, head: u32) -> f32 {
  var sum = 0.0;
  for (var i = 0u; i < headWidth / 2u; i++) { sum += dot(query[q + i], sinkKey[head * headWidth / 2u + i]); }
  return sum;
}

/// Four numbers of the value of one slot and key head.
fn valueOf(slot: u32, group: u32, lane: u32) -> vec4f { return value[(slot % slots * keyValueHeads + group) * headWidth / 4u + lane]; }

/// Norms of the key and the value of one slot and key head.
fn keyNorm(entry: u32) -> f32 {
  var squares = 0.0;
  for (var i = 0u; i < headWidth / 2u; i++) {
    let k = key[entry * headWidth / 2u + i];
    squares += dot(k, k);
  }
  return sqrt(squares);
}

fn valueNorm(entry: u32) -> f32 {
  var squares = 0.0;
  for (var i = 0u; i < headWidth / 4u; i++) {
    let v = value[entry * headWidth / 4u + i];
    squares += dot(v, v);
  }
  return sqrt(squares);
}

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  let row = workgroup.y;
  let rows = stepRows();
  let own = ownRank(row);
  let group = head / (heads / keyValueHeads);
  let weights = rows * (fixed + offsets.attention * stepLive()) + (row * heads + head) * stepLive();

  // 1. Scores, and each thread's largest.
  let q = (row * heads + head) * headWidth / 2u;
  let position = entryOf(own).y;
  let factor = select(scale, 1.0 / sqrt(f32(headWidth)), scale == 0.0);
  var extra = nowhere;
  if (extraLogit == 1u) { extra = extraScore(q, head) * factor; }
  if (extraLogit == 2u) { extra = sinkKey[head / 2u][head % 2u]; }
  var top = nowhere;
  for (var rank = thread; rank <= own; rank += attendThreads) {
    let entry = entryOf(rank);
    var s = nowhere;
    if (window == 0u || position - entry.y < window) {
      s = capped(score(q, (entry.x % slots * keyValueHeads + group) * headWidth / 2u, position - entry.y) * factor);
    }
    trace[weights + rank] = s;
    top = max(top, s);
  }
  // 2. Exponentials and their sum, or scores above 0 and how many there are to be seen.
  var total: f32;
  if (weighting == 1u) { total = rectified(weights, own, thread); } else { total = exponentials(weights, own, top, extra, thread); }

  // 3. Mixed values. A head wider than the threads reach takes several passes.
  let lanes = headWidth / 4u;
  for (var first = 0u; first < lanes; first += lanesAtOnce(lanes)) {
    let mix = mixLane(first, lanes, group, weights, own, thread);
    if (thread < lanesAtOnce(lanes) && first + thread < lanes) {
      headOutput[(row * heads + head) * lanes + first + thread] = select(mix / total, vec4f(), silenced(offsets.firstHead + head));
    }
  }
  storageBarrier();

  // 4. What is shown: the weights, and the norms of the row's own key and value.
  showWeights(weights, own, total, thread);
  if (thread == 0u && head % (heads / keyValueHeads) == 0u) {
    let entry = entryOf(own).x % slots * keyValueHeads + group;
    trace[rows * offsets.keyNorm + row * keyValueHeads + group] = keyNorm(entry);
    trace[rows * offsets.valueNorm + row * keyValueHeads + group] = valueNorm(entry);
  }
}
