// The weights of a head's own segment (x) and of all earlier ones (y): 1 and α_h, or 1 − σ(β) and σ(β).
override gated: u32;

fn sharesOf(number: f32) -> vec2f {
  let gate = 1.0 / (1.0 + exp(min(-number, 80.0))); // larger powers would overflow
  return select(vec2f(1.0, number), vec2f(1.0 - gate, gate), gated == 1u);
}
