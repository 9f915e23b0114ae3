#include lib/feature_relu.wgsl
/// relu(x)².
fn relu2(x: f32) -> f32 { return relu(x) * relu(x); }
