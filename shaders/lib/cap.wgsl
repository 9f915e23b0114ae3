// A soft cap (Gemma 2): s becomes cap · tanh(s / cap); 0 is no cap.
override cap: f32 = 0.0;

fn capped(s: f32) -> f32 {
  if (cap == 0.0) { return s; }
  // WGSL allows its own tanh an error of 1e-5, which the cap would multiply.
  let e = exp(-2.0 * min(abs(s / cap), 40.0));
  return sign(s) * cap * (1.0 - e) / (1.0 + e);
}
