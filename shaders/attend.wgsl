// Softmax attention of one row and head over the live slots:
//   s_j = q · R(p_q − p_j) k_j / √d,   α_j = e^{s_j} / (extra + Σ e^s),   mixed = Σ_j α_j v_j,
// where extra is e^{q · k* / √d} with extraLogit (k* = 0: softmax + 1), plus 1 with a zero sink, else 0. With a window, a row sees
// the slots that are fewer than so many positions away. A silenced head shows its weights and moves nothing.
// Keys are cached before rotation. The product of two rotated vectors depends on the distance of their positions alone, so one
// look into the table of cos and sin, at that distance, rotates both at once (RoPE, 2104.09864).
// x runs over the heads, y over the rows: a workgroup each. Its threads take every attendThreads-th slot; their maxima and
// sums meet in workgroup memory. The scores are kept where the trace will be read, so capturing it costs nothing here.
#include lib/lanes.wgsl
#include lib/step.wgsl
@group(0) @binding(1) var<storage, read> query: array<vec2f>; // [rows, heads, headWidth]
@group(0) @binding(2) var<storage, read> key: array<vec2f>; // [slots, keyValueHeads, headWidth]
@group(0) @binding(3) var<storage, read> value: array<vec4f>; // [slots, keyValueHeads, headWidth]
@group(0) @binding(4) var<storage, read> rope: array<vec4f>; // [distances, headWidth / 2] cos, sin: two pairs to a vec4f
@group(0) @binding(5) var<storage, read> sinkKey: array<vec2f>; // [heads, headWidth] k*
@group(0) @binding(6) var<storage, read_write> mixed: array<vec4f>; // [rows, heads, headWidth]
@group(0) @binding(7) var<storage, read_write> trace: array<f32>;

override heads: u32;
override keyValueHeads: u32;
override headWidth: u32;
override interleaved: u32;
override window: u32;
override extraLogit: u32;
override fixed: u32;
override attentionBefore: u32;
override keyNormBefore: u32;
override valueNormBefore: u32;

var<workgroup> partial: array<f32, attendThreads>;
var<workgroup> partialMixed: array<vec4f, attendThreads>;

/// q · R(distance) k before scaling, two pairs at a time; q and k are where their heads begin, in vec2f.
fn score(q: u32, k: u32, distance: u32) -> f32 {
  let quarter = headWidth / 4u;
  var sum = 0.0;
  for (var i = 0u; i < quarter; i++) {
    let turn = rope[distance * quarter + i];
    // Pairs (i, i + d/2) lie a half apart; interleaved ones (2i, 2i + 1) side by side.
    var qa = query[q + select(i, 2u * i, interleaved == 1u)];
    var qb = query[q + select(i + quarter, 2u * i + 1u, interleaved == 1u)];
    var ka = key[k + select(i, 2u * i, interleaved == 1u)];
    var kb = key[k + select(i + quarter, 2u * i + 1u, interleaved == 1u)];
    if (interleaved == 1u) {
      let q0 = qa;
      let k0 = ka;
      qa = vec2f(q0.x, qb.x);
      qb = vec2f(q0.y, qb.y);
      ka = vec2f(k0.x, kb.x);
      kb = vec2f(k0.y, kb.y);
    }
    sum += dot(qa * ka + qb * kb, turn.xz) + dot(qa * kb - qb * ka, turn.yw);
  }
  return sum;
}

/// q · k* before scaling; neither is rotated.
fn extraScore(q: u32, head: u32) -> f32 {
  var sum = 0.0;
  for (var i = 0u; i < headWidth / 2u; i++) { sum += dot(query[q + i], sinkKey[head * headWidth / 2u + i]); }
  return sum;
}

/// Stands for −∞: e^x of it, less any score, is 0.
const nowhere = -1e30;

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
  let live = stepLive();
  let own = ownRank(row);
  let group = head / (heads / keyValueHeads);
  let weights = rows * (fixed + attentionBefore * live) + (row * heads + head) * live;

  // 1. Scores, and each thread's largest.
  let q = (row * heads + head) * headWidth / 2u;
  let position = entryOf(own).y;
  let scale = 1.0 / sqrt(f32(headWidth));
  var extra = nowhere;
  if (extraLogit == 1u) { extra = extraScore(q, head) * scale; }
  let zero = select(nowhere, 0.0, zeroSink());
  var top = max(extra, zero);
  for (var rank = thread; rank <= own; rank += attendThreads) {
    let entry = entryOf(rank);
    var s = nowhere;
    if (window == 0u || position - entry.y < window) {
      s = score(q, (entry.x * keyValueHeads + group) * headWidth / 2u, position - entry.y) * scale;
    }
    trace[weights + rank] = s;
    top = max(top, s);
  }
  partial[thread] = top;
  workgroupBarrier();
  for (var i = 0u; i < attendThreads; i++) { top = max(top, partial[i]); }
  workgroupBarrier();

  // 2. Exponentials, and each thread's sum.
  var sum = 0.0;
  for (var rank = thread; rank <= own; rank += attendThreads) {
    let e = exp(trace[weights + rank] - top);
    trace[weights + rank] = e;
    sum += e;
  }
  partial[thread] = sum;
  workgroupBarrier();
  storageBarrier();
  var total = exp(extra - top) + exp(zero - top);
  for (var i = 0u; i < attendThreads; i++) { total += partial[i]; }

  // 3. Mixed values: a thread takes four numbers of the head's width (a lane) and every `slices`-th slot. Where a head is wider
  // than the threads reach, it takes several passes.
  let lanes = headWidth / 4u;
  let lanesAtOnce = min(lanes, attendThreads);
  let slices = attendThreads / lanesAtOnce;
  let slice = thread / lanesAtOnce;
  for (var first = 0u; first < lanes; first += lanesAtOnce) {
    let lane = first + thread % lanesAtOnce;
    var mix = vec4f();
    if (slice < slices && lane < lanes) {
      for (var rank = slice; rank <= own; rank += slices) {
        mix += trace[weights + rank] * value[(entryOf(rank).x * keyValueHeads + group) * lanes + lane];
      }
    }
    partialMixed[thread] = mix;
    workgroupBarrier();
    if (slice == 0u && lane < lanes) {
      for (var s = 1u; s < slices; s++) { mix += partialMixed[s * lanesAtOnce + thread]; }
      mixed[(row * heads + head) * lanes + lane] = select(mix / total, vec4f(), silenced(attentionBefore + head));
    }
    workgroupBarrier();
  }
  storageBarrier();

  // 4. What is shown: weights that add up, zeros for what this row may not see, and its own key's and value's norms.
  for (var rank = thread; rank < live; rank += attendThreads) {
    trace[weights + rank] = select(0.0, trace[weights + rank] / total, rank <= own);
  }
  if (thread == 0u && head % (heads / keyValueHeads) == 0u) {
    let entry = entryOf(own).x * keyValueHeads + group;
    trace[rows * keyNormBefore + row * keyValueHeads + group] = keyNorm(entry);
    trace[rows * valueNormBefore + row * keyValueHeads + group] = valueNorm(entry);
  }
}
