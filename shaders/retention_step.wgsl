// Retention of one head, row after row (RetNet 2307.08621; gated in 2405.05254):
//   S ← γ S + kᵀ v,   o = q S,   headOutput = o / rms(o) ⊙ swish(g),
// q and k rotated at the token's index in the text, k scaled by 1/√d_k. The state is zero before a text's first token. A silenced
// head adds nothing to the residual. Rotated queries and scaled keys stay in the scratch, for retention_weights.
// A workgroup per head; each thread takes every attendThreads-th column of the state, and their sums of squares meet in workgroup
// memory.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/decay.wgsl
@group(0) @binding(1) var<storage, read> rope: array<vec2f>; // [positions, keyWidth / 2] cos, sin
@group(0) @binding(2) var<storage, read_write> projected: array<f32>; // [rows, stride] q, k, v, g, and z where the decay is gated
@group(0) @binding(3) var<storage, read_write> state: array<f32>; // [heads, keyWidth, valueWidth]
@group(0) @binding(4) var<storage, read_write> headOutput: array<f32>; // [rows, heads, valueWidth]
@group(0) @binding(5) var<storage, read_write> trace: array<f32>;

struct Offsets { firstHead: u32, gamma: u32, stateNorm: u32, keyNorm: u32, valueNorm: u32 }
@group(0) @binding(6) var<uniform> offsets: Offsets;

override heads: u32;
override keyWidth: u32;
override valueWidth: u32;
override stride: u32;
override interleaved: u32;
override gated: u32;
override temperature: f32;
override normEpsilon: f32;

var<workgroup> partial: array<vec2f, attendThreads>;

/// γ and its logarithm.
fn decayOf(row: u32, head: u32) -> vec2f {
  if (gated == 0u) { return fixedDecay(head); }
  return gatedDecay(projected[row * stride + 2u * heads * (keyWidth + valueWidth) + head], temperature);
}

fn norm(start: u32, length: u32) -> f32 {
  var squares = 0.0;
  for (var i = start; i < start + length; i++) { squares += projected[i] * projected[i]; }
  return sqrt(squares);
}

@compute @workgroup_size(attendThreads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let head = workgroup.x;
  let rows = stepRows();

  // 1. Rotation, in place.
  let pairs = keyWidth / 2u;
  let scale = 1.0 / sqrt(f32(keyWidth));
  for (var i = thread; i < rows * pairs; i += attendThreads) {
    let row = i / pairs;
    let pair = i % pairs;
    let turn = rope[textIndex(row) * pairs + pair];
    let q = row * stride + head * keyWidth;
    let k = q + heads * keyWidth;
    let a = select(pair, 2u * pair, interleaved == 1u);
    let b = select(pair + pairs, 2u * pair + 1u, interleaved == 1u);
    let qab = vec2f(projected[q + a], projected[q + b]);
    let kab = vec2f(projected[k + a], projected[k + b]) * scale;
    projected[q + a] = qab.x * turn.x - qab.y * turn.y;
    projected[q + b] = qab.y * turn.x + qab.x * turn.y;
    projected[k + a] = kab.x * turn.x - kab.y * turn.y;
    projected[k + b] = kab.y * turn.x + kab.x * turn.y;
  }
  storageBarrier();
  workgroupBarrier();

  // 2. The recurrence.
  for (var row = 0u; row < rows; row++) {
    let gamma = decayOf(row, head).x;
    let begins = textIndex(row) == 0u;
    let q = row * stride + head * keyWidth;
    let k = q + heads * keyWidth;
    let v = row * stride + 2u * heads * keyWidth + head * valueWidth;
    let g = v + heads * valueWidth;
    let out = (row * heads + head) * valueWidth;
    var squares = vec2f(); // of o, and of S
    for (var j = thread; j < valueWidth; j += attendThreads) {
      var o = 0.0;
      for (var i = 0u; i < keyWidth; i++) {
        let at = (head * keyWidth + i) * valueWidth + j;
        let s = select(gamma * state[at], 0.0, begins) + projected[k + i] * projected[v + j];
        state[at] = s;
        o += projected[q + i] * s;
        squares.y += s * s;
      }
      headOutput[out + j] = o;
      squares.x += o * o;
    }
    partial[thread] = squares;
    workgroupBarrier();
    squares = vec2f();
    for (var i = 0u; i < attendThreads; i++) { squares += partial[i]; }
    workgroupBarrier();

    // 3. The head's norm and its gate, and what is shown.
    let inverse = inverseSqrt(squares.x / f32(valueWidth) + normEpsilon);
    for (var j = thread; j < valueWidth; j += attendThreads) {
      let z = projected[g + j];
      // As in project_swiglu: larger powers would overflow.
      let gate = z / (1.0 + exp(min(-z, 80.0)));
      headOutput[out + j] = select(headOutput[out + j] * inverse * gate, 0.0, silenced(offsets.firstHead + head));
    }
    if (thread == 0u) {
      trace[rows * offsets.gamma + row * heads + head] = gamma;
      trace[rows * offsets.stateNorm + row * heads + head] = sqrt(squares.y);
      trace[rows * offsets.keyNorm + row * heads + head] = norm(k, keyWidth);
      trace[rows * offsets.valueNorm + row * heads + head] = norm(v, valueWidth);
    }
  }
}
