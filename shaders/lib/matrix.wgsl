// A matrix of float16, four numbers to a vec2u. Read without `shader-f16`, which many adapters lack.
@group(0) @binding(1) var<storage, read> matrix: array<vec2u>;

fn fourWeights(i: u32) -> vec4f {
  let packed = matrix[i];
  return vec4f(unpack2x16float(packed.x), unpack2x16float(packed.y));
}

/// Products of the four rows from `first` on with four columns of x: one term of four dot products.
fn fourProducts(first: u32, last: u32, columnsOfFour: u32, column: u32, x: vec4f) -> vec4f {
  return vec4f(
    dot(fourWeights(first * columnsOfFour + column), x),
    dot(fourWeights(min(first + 1u, last) * columnsOfFour + column), x),
    dot(fourWeights(min(first + 2u, last) * columnsOfFour + column), x),
    dot(fourWeights(min(first + 3u, last) * columnsOfFour + column), x),
  );
}
