// The feature map φ of attention without a softmax, numbered as in src/attention/features; one file per map.
#include lib/feature_elu1.wgsl
#include lib/feature_relu2.wgsl
#include lib/feature_cosine.wgsl
override feature: u32;
/// Tokens over which the weighting by cos and sin turns by 90°.
override horizon: f32;

/// In place of a denominator of 0, when there is no key yet.
const tiny = 1e-20;

fn featureWidth() -> u32 { return headWidth * select(1u, 2u, feature == 4u); }

/// The i-th number of φ; x is number i % headWidth of the query or key of the token at `index` in the text.
fn featureOf(x: f32, i: u32, index: u32) -> f32 {
  switch feature {
    case 1u: { return relu(x); }
    case 2u: { return relu2(x); }
    case 3u: { return exp(x); }
    case 4u: { return cosineWeighted(x, min(f32(index) / horizon, 1.0), i < headWidth); }
    default: { return elu1(x); }
  }
}
