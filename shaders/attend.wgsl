// Softmax attention of one row and head over the live slots:
//   s_j = q · R(p_q − p_j) k_j / √d,   α = softmax(s) (with plusOne: e^s / (1 + Σ e^s)),   mixed = Σ_j α_j v_j.
// Keys are cached before rotation. Two rotated vectors' product depends on the distance of their positions alone, so one look
// into the table of cos and sin at that distance rotates both at once (RoPE, 2104.09864).
// x runs over the heads, y over the rows: a workgroup each. Its threads take every attendThreads-th slot; their maxima and
// sums meet in workgroup memory. The scores are kept where the trace will be read, so capturing it costs nothing here.
#include lib/lanes.wgsl
#include lib/step.wgsl
@group(0) @binding(1) var<storage, read> query: array<f32>; // [rows, heads, headWidth]
@group(0) @binding(2) var<storage, read> key: array<f32>; // [slots, keyValueHeads, headWidth]
@group(0) @binding(3) var<storage, read> value: array<vec4f>; // [slots, keyValueHeads, headWidth]
@group(0) @binding(4) var<storage, read> rope: array<vec2f>; // [distances, headWidth / 2] cos, sin
@group(0) @binding(5) var<storage, read_write> mixed: array<vec4f>; // [rows, heads, headWidth]
@group(0) @binding(6) var<storage, read_write> trace: array<f32>;

override heads: u32;
override keyValueHeads: u32;
override headWidth: u32;
override interleaved: u32;
override plusOne: u32;
override fixed: u32;
override attentionBefore: u32;
override keyNormBefore: u32;
override valueNormBefore: u32;

var<workgroup> partial: array<f32, attendThreads>;
var<workgroup> partialMixed: array<vec4f, attendThreads>;

/// q · R(distance) k before scaling; q and k are where their heads begin.
fn score(q: u32, k: u32, distance: u32) -> f32 {
  let pairs = headWidth / 2u;
  var sum = 0.0;
  for (var i = 0u; i < pairs; i++) {
    let a = select(i, 2u * i, interleaved == 1u);
    let b = select(i + pairs, 2u * i + 1u, interleaved == 1u);
    let turn = rope[distance * pairs + i];
    let qa = query[q + a];
    let qb = query[q + b];
    let ka = key[k + a];
    let kb = key[k + b];
    sum += (qa * ka + qb * kb) * turn.x + (qa * kb - qb * ka) * turn.y;
  }
  return sum;
}

/// Norm of a vector of the own slot, [headWidth] from `start` (in groups of four).
fn valueNorm(start: u32) -> f32 {
  var squares = 0.0;
  for (var i = 0u; i < headWidth / 4u; i++) { squares += dot(value[start + i], value[start + i]); }
  return sqrt(squares);
}

fn keyNorm(start: u32) -> f32 {
  var squares = 0.0;
  for (var i = 0u; i < headWidth; i++) { squares += key[start + i] * key[start + i]; }
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
  let q = (row * heads + head) * headWidth;
  let scale = 1.0 / sqrt(f32(headWidth));
  var top = select(-1e30, 0.0, plusOne == 1u);
  for (var rank = thread; rank <= own; rank += attendThreads) {
    let k = (slotOf(rank) * keyValueHeads + group) * headWidth;
    let s = score(q, k, positionOf(own) - positionOf(rank)) * scale;
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
  var total = select(0.0, exp(-top), plusOne == 1u);
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
        mix += trace[weights + rank] * value[(slotOf(rank) * keyValueHeads + group) * lanes + lane];
      }
    }
    partialMixed[thread] = mix;
    workgroupBarrier();
    if (slice == 0u && lane < lanes) {
      for (var s = 1u; s < slices; s++) { mix += partialMixed[s * lanesAtOnce + thread]; }
      mixed[(row * heads + head) * lanes + lane] = mix / total;
    }
    workgroupBarrier();
  }
  storageBarrier();

  // 4. What is shown: weights that add up, zeros for what this row may not see, and its own key's and value's norms.
  for (var rank = thread; rank < live; rank += attendThreads) {
    trace[weights + rank] = select(0.0, trace[weights + rank] / total, rank <= own);
  }
  if (thread == 0u && head % (heads / keyValueHeads) == 0u) {
    let entry = slotOf(own) * keyValueHeads + group;
    trace[rows * keyNormBefore + row * keyValueHeads + group] = keyNorm(entry * headWidth);
    trace[rows * valueNormBefore + row * keyValueHeads + group] = valueNorm(entry * lanes);
  }
}
