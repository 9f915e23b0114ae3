// Multi-head latent attention of one row and head over the live slots, absorbed (MLA, 2405.04434). Keys and values are built only
// for the row's own token, to show their norms.
//   q̃ = W_UKᵀ q,   s_j = (q̃ · c_j + q^R · R(p_q − p_j) k^R_j) / √(d + d_R),   α_j = e^{s_j} / (extra + Σ e^s),
//   u = Σ_j α_j c_j,   headOutput = W_UV u,
// where extra is 1 with a zero sink, else 0. A silenced head shows its weights and adds nothing to the residual. Rotary keys are cached before rotation.
// x runs over the heads, y over the rows: a workgroup each, whose threads divide the slots as in attend.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
#include lib/rope.wgsl
#include lib/softmax.wgsl
#include lib/mix.wgsl
// The matrix: [2, heads, headWidth, latentWidth], W_UK, then W_UV.
@group(0) @binding(2) var<storage, read> query: array<vec2f>; // [rows, heads · (headWidth + rotaryWidth)] q of all heads, then q^R
@group(0) @binding(3) var<storage, read> latent: array<vec4f>; // [slots, latentWidth] c, normed
@group(0) @binding(4) var<storage, read> rotaryKey: array<vec2f>; // [slots, rotaryWidth] k^R
@group(0) @binding(5) var<storage, read> rope: array<vec4f>; // [distances, rotaryWidth / 2] cos, sin: two pairs to a vec4f
@group(0) @binding(6) var<storage, read_write> headOutput: array<vec4f>; // [rows, heads, headWidth]
@group(0) @binding(7) var<storage, read_write> trace: array<f32>;

struct Offsets { attention: u32, firstHead: u32, keyNorm: u32, valueNorm: u32 }
@group(0) @binding(8) var<uniform> offsets: Offsets;

override heads: u32;
override headWidth: u32;
override latentWidth: u32;
override rotaryWidth: u32;
override fixed: u32;

/// Fours of the widest latent, as in the model spec.
const mostLatent = 128u;
/// q̃ while scores are computed, u afterwards.
var<workgroup> inLatent: array<vec4f, mostLatent>;

/// Four numbers of W_UKᵀ q; q is the offset of the head's query, in vec2f.
fn absorb(q: u32, head: u32, lane: u32) -> vec4f {
  let columns = latentWidth / 4u;
  var sum = vec4f();
  for (var i = 0u; i < headWidth / 2u; i++) {
    let at = (head * headWidth + 2u * i) * columns + lane;
    let pair = query[q + i];
    sum += pair.x * fourWeights(at) + pair.y * fourWeights(at + columns);
  }
  return sum;
}

/// The score of a slot before scaling; q is the offset of the head's rotary query, in vec2f.
fn score(q: u32, slot: u32, distance: u32) -> f32 {
  let columns = latentWidth / 4u;
  var sum = 0.0;
  for (var i = 0u; i < columns; i++) { sum += dot(inLatent[i], latent[slot * columns + i]); }
  let quarter = rotaryWidth / 4u;
  let k = slot * rotaryWidth / 2u;
  for (var i = 0u; i < quarter; i++) {
    let first = firstOf(i);
    let second = secondOf(i, quarter);
    let turn = rope[distance * quarter + i];
    sum += rotatedProduct(query[q + first], query[q + second], rotaryKey[k + first], rotaryKey[k + second], turn);
  }
  return sum;
}

/// Four numbers of a slot's latent, which is the same for all heads.
fn valueOf(slot: u32, head: u32, lane: u32) -> vec4f { return latent[slot * latentWidth / 4u + lane]; }

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  let row = workgroup.y;
  let rows = stepRows();
  let own = ownRank(row);
  let ownEntry = entryOf(own);
  let columns = latentWidth / 4u;
  let weights = rows * (fixed + offsets.attention * stepLive()) + (row * heads + head) * stepLive();
  let queries = row * heads * (headWidth + rotaryWidth) / 2u;

  // 1. The query, projected into the space of the latents, and its scores there.
  for (var lane = thread; lane < columns; lane += attendThreads) {
    inLatent[lane] = absorb(queries + head * headWidth / 2u, head, lane);
  }
  workgroupBarrier();
  let q = queries + (heads * headWidth + head * rotaryWidth) / 2u;
  let scale = 1.0 / sqrt(f32(headWidth + rotaryWidth));
  var top = nowhere;
  for (var rank = thread; rank <= own; rank += attendThreads) {
    let entry = entryOf(rank);
    let s = score(q, entry.x, ownEntry.y - entry.y) * scale;
    trace[weights + rank] = s;
    top = max(top, s);
  }

  // 2. Exponentials and their sum; 3. the mixed latent.
  let total = exponentials(weights, own, top, nowhere, thread);
  for (var first = 0u; first < columns; first += lanesAtOnce(columns)) {
    let mix = mixLane(first, columns, head, weights, own, thread);
    if (thread < lanesAtOnce(columns) && first + thread < columns) { inLatent[first + thread] = mix / total; }
  }
  storageBarrier();
  workgroupBarrier();

  // 4. Back to the head's width; also the key and value of the row's own latent, whose norms are shown.
  var squares = vec4f(); // of the key, of the value
  for (var tile = thread; tile < headWidth / 4u; tile += attendThreads) {
    let keyRow = head * headWidth + 4u * tile;
    let valueRow = heads * headWidth + keyRow;
    var out = vec4f();
    var key = vec4f();
    var value = vec4f();
    for (var i = 0u; i < columns; i++) {
      let c = latent[ownEntry.x * columns + i];
      out += fourProducts(valueRow, valueRow + 3u, columns, i, inLatent[i]);
      key += fourProducts(keyRow, keyRow + 3u, columns, i, c);
      value += fourProducts(valueRow, valueRow + 3u, columns, i, c);
    }
    headOutput[(row * heads + head) * headWidth / 4u + tile] = select(out, vec4f(), silenced(offsets.firstHead + head));
    squares += vec4f(dot(key, key), dot(value, value), 0.0, 0.0);
  }
  partialMixed[thread] = squares;
  workgroupBarrier();

  // 5. What is shown: the weights and the norms; the rotary key is part of every head's key.
  showWeights(weights, own, total, thread);
  if (thread == 0u) {
    for (var i = 1u; i < attendThreads; i++) { squares += partialMixed[i]; }
    for (var i = 0u; i < rotaryWidth / 2u; i++) {
      let k = rotaryKey[ownEntry.x * rotaryWidth / 2u + i];
      squares.x += dot(k, k);
    }
    trace[rows * offsets.keyNorm + row * heads + head] = sqrt(squares.x);
    trace[rows * offsets.valueNorm + row * heads + head] = sqrt(squares.y);
  }
}
