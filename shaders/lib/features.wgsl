// The feature map φ of attention without a softmax, numbered as in src/attention/features.ts: elu + 1 (2006.16236), relu, relu²,
// e^x, and relu weighted by cos and sin of the token's place in the text (2202.08791), which makes two numbers of one.
override feature: u32;
/// Tokens over which the weighting by cos and sin turns by a right angle.
override horizon: f32;

/// Stands for a denominator that is nothing: there is no key yet.
const tiny = 1e-20;

fn featureWidth() -> u32 { return headWidth * select(1u, 2u, feature == 4u); }

/// cos of an angle from 0 to π/2, by its series: WGSL's own is not accurate enough.
fn cosine(angle: f32) -> f32 {
  let x = angle * angle;
  return 1.0 - x / 2.0 * (1.0 - x / 12.0 * (1.0 - x / 30.0 * (1.0 - x / 56.0 * (1.0 - x / 90.0 * (1.0 - x / 132.0 * (1.0 - x / 182.0))))));
}

/// The i-th number of φ, of which x is the number i % headWidth of a query or key, at a token's index in the text.
fn featureOf(x: f32, i: u32, index: u32) -> f32 {
  let positive = max(x, 0.0);
  switch feature {
    case 1u: { return positive; }
    case 2u: { return positive * positive; }
    case 3u: { return exp(x); }
    case 4u: {
      let quarter = 1.5707963267948966;
      let angle = quarter * min(f32(index) / horizon, 1.0);
      return positive * cosine(select(quarter - angle, angle, i < headWidth));
    }
    default: { return select(exp(min(x, 0.0)), x + 1.0, x > 0.0); }
  }
}
