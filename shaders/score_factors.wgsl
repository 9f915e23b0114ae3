// Scores of all heads from the factors of queries and keys, without building a key (TPA, 2501.06425, algorithm 2):
//   P_rs = b^Q_r · R(p_q − p_j) b^K_s(j),   s_h(j) = Σ_rs a^Q_{r,h} a^K_{s,h}(j) P_rs / (R_Q R_K √d).
// RoPE acts on b alone, so the R_Q × R_K products are the same for all heads; a only weights them.
// x runs over the live slots, a thread each, y over the rows. The scores are written to the trace.
#include lib/step.wgsl
#include lib/rope.wgsl
@group(0) @binding(1) var<storage, read> query: array<vec2f>; // [rows, queryRank · (heads + headWidth)] a, then b
@group(0) @binding(2) var<storage, read> keyFactors: array<vec2f>; // [slots, keyRank · (heads + headWidth)] a, then b
@group(0) @binding(3) var<storage, read> rope: array<vec4f>; // [distances, headWidth / 2] cos, sin: two pairs to a vec4f
@group(0) @binding(4) var<storage, read_write> trace: array<f32>;

struct Offsets { attention: u32 }
@group(0) @binding(5) var<uniform> offsets: Offsets;

override heads: u32;
override headWidth: u32;
override queryRank: u32;
override keyRank: u32;
override fixed: u32;

/// The most products P that a thread holds, as in the model spec.
const mostProducts = 64u;

/// b^Q_r · R(distance) b^K_s; q and k are the offsets of the two, in vec2f.
fn product(q: u32, k: u32, distance: u32) -> f32 {
  let quarter = headWidth / 4u;
  var sum = 0.0;
  for (var i = 0u; i < quarter; i++) {
    let first = firstOf(i);
    let second = secondOf(i, quarter);
    let turn = rope[distance * quarter + i];
    sum += rotatedProduct(query[q + first], query[q + second], keyFactors[k + first], keyFactors[k + second], turn);
  }
  return sum;
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let rank = id.x;
  let row = id.y;
  let own = ownRank(row);
  if (rank > own) { return; }
  let entry = entryOf(rank);
  let distance = entryOf(own).y - entry.y;
  let q = row * queryRank * (heads + headWidth);
  let k = entry.x * keyRank * (heads + headWidth);

  var products: array<f32, mostProducts>;
  for (var r = 0u; r < queryRank; r++) {
    for (var s = 0u; s < keyRank; s++) {
      products[r * keyRank + s] =
        product((q + queryRank * heads + r * headWidth) / 2u, (k + keyRank * heads + s * headWidth) / 2u, distance);
    }
  }
  let scale = 1.0 / (f32(queryRank * keyRank) * sqrt(f32(headWidth)));
  let scores = stepRows() * (fixed + offsets.attention * stepLive()) + row * heads * stepLive() + rank;
  for (var head = 0u; head < heads; head++) {
    var sum = 0.0;
    for (var s = 0u; s < keyRank; s++) {
      var weighed = 0.0;
      for (var r = 0u; r < queryRank; r++) {
        let a = q + r * heads + head;
        weighed += query[a / 2u][a % 2u] * products[r * keyRank + s];
      }
      let a = k + s * heads + head;
      sum += weighed * keyFactors[a / 2u][a % 2u];
    }
    trace[scores + head * stepLive()] = sum * scale;
  }
}
