// Rotary position embedding at read time (RoPE, 2104.09864). The product of two rotated vectors depends on the distance of their
// positions alone, so one entry of the table of cos and sin, at that distance, rotates both at once. Vectors are read as vec2f, two of
// them at a time for two pairs: halves (i, i + d/2) are d/2 apart, interleaved pairs (2i, 2i + 1) side by side.
override interleaved: u32;

/// Offsets of the first and the second vec2f of the i-th two pairs, in a vector of width 4 · quarter.
fn firstOf(i: u32) -> u32 { return select(i, 2u * i, interleaved == 1u); }
fn secondOf(i: u32, quarter: u32) -> u32 { return select(i + quarter, 2u * i + 1u, interleaved == 1u); }

/// Two pairs' part of q · R(distance) k; `turn` is cos and sin of both angles.
fn rotatedProduct(q0: vec2f, q1: vec2f, k0: vec2f, k1: vec2f, turn: vec4f) -> f32 {
  var qa = q0;
  var qb = q1;
  var ka = k0;
  var kb = k1;
  if (interleaved == 1u) {
    qa = vec2f(q0.x, q1.x);
    qb = vec2f(q0.y, q1.y);
    ka = vec2f(k0.x, k1.x);
    kb = vec2f(k0.y, k1.y);
  }
  return dot(qa * ka + qb * kb, turn.xz) + dot(qa * kb - qb * ka, turn.yw);
}
