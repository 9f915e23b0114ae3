// RMSNorm folded into the projection that follows it, without a separate pass: Σ W (g ⊙ x) and Σ x² run in the same loop, and the first is
// scaled by the second. The kernel declares `vector`, which begins with the norm's weight g, `normEpsilon`, and `inputOf(i)`, the
// i-th four numbers of x over all rows. Where x is `prenormed`, `normalise` has run, and `vector` has no weight of a norm.
override prenormed: u32 = 0u;

struct Normed {
  /// Four outputs, W · (x / rms(x) ⊙ g), or W · x where x is prenormed.
  products: vec4f,
  /// Σ x².
  squares: f32,
}

/// Outputs `first` to `first` + 3, none beyond `last`, of a row of `columns` fours. All threads of the workgroup must call it;
/// complete in the threads of which `writes` is true.
fn normedProducts(row: u32, first: u32, last: u32, columns: u32, thread: u32) -> Normed {
  var products = vec4f();
  var squares = 0.0;
  if (prenormed == 1u) {
    for (var i = laneOf(thread); i < columns; i += laneCount) {
      products += fourProducts(first, last, columns, i, inputOf(row * columns + i));
    }
    return Normed(gather(products, thread), squares);
  }
  for (var i = laneOf(thread); i < columns; i += laneCount) {
    let x = inputOf(row * columns + i);
    products += fourProducts(first, last, columns, i, x * vector[i]);
    squares += dot(x, x);
  }
  products = gather(products, thread);
  squares = gather(vec4f(squares), thread).x;
  return Normed(products * inverseSqrt(squares / f32(4u * columns) + normEpsilon), squares);
}

/// Where `vector` goes on after the norm's weight of `columns` fours.
fn afterNorm(columns: u32) -> u32 { return select(columns, 0u, prenormed == 1u); }
