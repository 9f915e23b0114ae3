#include lib/feature_relu.wgsl
/// cos of an angle from 0 to π/2, by a series: WGSL's cos is not accurate enough.
fn cosine(angle: f32) -> f32 {
  let x = angle * angle;
  return 1.0 - x / 2.0 * (1.0 - x / 12.0 * (1.0 - x / 30.0 * (1.0 - x / 56.0 * (1.0 - x / 90.0 * (1.0 - x / 132.0 * (1.0 - x / 182.0))))));
}

/// relu(x) times the cosine of π/2 · share, or where not `first` times its sine (2202.08791).
fn cosineWeighted(x: f32, share: f32, first: bool) -> f32 {
  let quarter = 1.5707963267948966;
  return relu(x) * cosine(select(quarter - quarter * share, quarter * share, first));
}
