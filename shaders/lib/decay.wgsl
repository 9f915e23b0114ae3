// The decay of a head's state per token: γ (x) and log γ (y).
/// γ = 1 − 2^(−5−h) (2307.08621, equation 8), its logarithm by a series, because WGSL's log is inaccurate near 1.
fn fixedDecay(head: u32) -> vec2f {
  let x = ldexp(1.0, -5 - i32(head));
  return vec2f(1.0 - x, -x * (1.0 + x * (0.5 + x * (1.0 / 3.0 + x * (0.25 + x * 0.2)))));
}
/// γ = sigmoid(z)^(1/τ) (2405.05254, section 3.1), without overflow.
fn gatedDecay(z: f32, temperature: f32) -> vec2f {
  let log = (min(z, 0.0) - log(1.0 + exp(-abs(z)))) / temperature;
  return vec2f(exp(log), log);
}
