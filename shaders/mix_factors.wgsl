// Softmax of one row and head over the scores that score_factors left in the trace, and the values mixed from their factors (TPA,
// 2501.06425, algorithm 2):   α_j = e^{s_j} / (extra + Σ e^s),   headOutput = Σ_j α_j Σ_s a^V_{s,h}(j) b^V_s(j) / R_V,
// where extra is 1 with a zero sink, else 0. A silenced head shows its weights and adds nothing to the residual.
// x runs over the heads, y over the rows: a workgroup each, whose threads divide the slots as in attend.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/softmax.wgsl
#include lib/mix.wgsl
@group(0) @binding(1) var<storage, read> keyFactors: array<vec4f>; // [slots, keyRank · (heads + headWidth)] a, then b
@group(0) @binding(2) var<storage, read> valueFactors: array<vec4f>; // [slots, valueRank · (heads + headWidth)] a, then b
@group(0) @binding(3) var<storage, read_write> headOutput: array<vec4f>; // [rows, heads, headWidth]
@group(0) @binding(4) var<storage, read_write> trace: array<f32>;

struct Offsets { attention: u32, firstHead: u32, keyNorm: u32, valueNorm: u32 }
@group(0) @binding(5) var<uniform> offsets: Offsets;

override heads: u32;
override headWidth: u32;
override keyRank: u32;
override valueRank: u32;
override fixed: u32;

/// Four numbers of the key of a slot's factors, not rotated: Σ_r a_{r,h} b_r / R_K.
fn keyOf(slot: u32, head: u32, lane: u32) -> vec4f {
  let start = slot * keyRank * (heads + headWidth);
  var sum = vec4f();
  for (var r = 0u; r < keyRank; r++) {
    let a = start + r * heads + head;
    sum += keyFactors[a / 4u][a % 4u] * keyFactors[(start + keyRank * heads + r * headWidth) / 4u + lane];
  }
  return sum / f32(keyRank);
}

/// Four numbers of its value.
fn valueOf(slot: u32, head: u32, lane: u32) -> vec4f {
  let start = slot * valueRank * (heads + headWidth);
  var sum = vec4f();
  for (var r = 0u; r < valueRank; r++) {
    let a = start + r * heads + head;
    sum += valueFactors[a / 4u][a % 4u] * valueFactors[(start + valueRank * heads + r * headWidth) / 4u + lane];
  }
  return sum / f32(valueRank);
}

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  let row = workgroup.y;
  let rows = stepRows();
  let own = ownRank(row);
  let weights = rows * (fixed + offsets.attention * stepLive()) + (row * heads + head) * stepLive();

  var top = nowhere;
  for (var rank = thread; rank <= own; rank += attendThreads) { top = max(top, trace[weights + rank]); }
  let total = exponentials(weights, own, top, nowhere, thread);

  let lanes = headWidth / 4u;
  for (var first = 0u; first < lanes; first += lanesAtOnce(lanes)) {
    let mix = mixLane(first, lanes, head, weights, own, thread);
    if (thread < lanesAtOnce(lanes) && first + thread < lanes) {
      headOutput[(row * heads + head) * lanes + first + thread] = select(mix / total, vec4f(), silenced(offsets.firstHead + head));
    }
  }
  storageBarrier();
  showWeights(weights, own, total, thread);

  if (thread == 0u) {
    let slot = entryOf(own).x;
    var keySquares = 0.0;
    var valueSquares = 0.0;
    for (var lane = 0u; lane < lanes; lane++) {
      let k = keyOf(slot, head, lane);
      let v = valueOf(slot, head, lane);
      keySquares += dot(k, k);
      valueSquares += dot(v, v);
    }
    trace[rows * offsets.keyNorm + row * heads + head] = sqrt(keySquares);
    trace[rows * offsets.valueNorm + row * heads + head] = sqrt(valueSquares);
  }
}
