/// elu(x) + 1: x + 1 above zero, e^x below (2006.16236).
fn elu1(x: f32) -> f32 { return select(exp(min(x, 0.0)), x + 1.0, x > 0.0); }
