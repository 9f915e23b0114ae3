// What an MLP's neurons make of a number: 0 swish, z / (1 + e^−z); 1 gelu by tanh; 2 gelu, z Φ(z) (1606.08415); 3 relu.
override activation: u32 = 0u;

fn activated(z: vec4f) -> vec4f {
  if (activation == 1u) { return gated(z, 1.5957691216 * (z + 0.044715 * z * z * z)); } // (1 + tanh u) / 2 = 1 / (1 + e^−2u)
  if (activation == 2u) { return max(z, vec4f()) - abs(z) * tail(abs(z)); }
  if (activation == 3u) { return max(z, vec4f()); }
  return gated(z, z);
}

/// z / (1 + e^−by). Below −80 the gate is as good as 0; larger powers would overflow, which WGSL leaves undefined.
fn gated(z: vec4f, by: vec4f) -> vec4f { return z / (1.0 + exp(min(-by, vec4f(80.0)))); }

/// 1 − Φ(z) for z ≥ 0, within 1e-7 (Abramowitz, Stegun 7.1.26).
fn tail(z: vec4f) -> vec4f {
  let t = 1.0 / (1.0 + 0.3275911 * 0.7071067812 * z);
  let series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return 0.5 * series * exp(-0.5 * min(z * z, vec4f(160.0)));
}
