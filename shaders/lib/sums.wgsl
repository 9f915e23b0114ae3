// Reading the sums M = Σ φ(k)ᵀ v and z = Σ φ(k) of one head with a query: φ(q) M / (φ(q) · z), zero while there is no key (2006.16236).
// The kernel declares `projected`, `memory`, `normaliser`, `headOutput`, `heads`, `headWidth` and `stride`, and the functions `keyFeature`
// and `valueAt`. After q, k and v a row has room for two numbers per head, which later kernels show: the denominator, and the norm of M.
var<workgroup> partial: array<f32, attendThreads>;
var<workgroup> denominator: f32;

/// Offset of column j of row i of M.
fn memoryAt(head: u32, i: u32, j: u32) -> u32 { return (head * featureWidth() + i) * headWidth + j; }

/// Sets both to zero. Each thread takes every attendThreads-th column of M, here and below, and every attendThreads-th number of z.
fn clearSums(head: u32, thread: u32) {
  for (var j = thread; j < headWidth; j += attendThreads) {
    for (var i = 0u; i < featureWidth(); i++) { memory[memoryAt(head, i, j)] = 0.0; }
  }
  for (var i = thread; i < featureWidth(); i += attendThreads) { normaliser[head * featureWidth() + i] = 0.0; }
  storageBarrier();
  workgroupBarrier();
}

/// What a row of a tree reads: the sums, and the tokens of its path with an index from `first` to before `end`, one by one, by
/// φ(q) · φ(k), with the kernel's `keyFeature` and `valueAt`. It ends with a barrier.
fn readPath(head: u32, row: u32, thread: u32, first: u32, end: u32) {
  let q = row * stride + head * headWidth;
  let out = (row * heads + head) * headWidth;
  for (var j = thread; j <= headWidth; j += attendThreads) {
    var o = 0.0;
    for (var i = 0u; i < featureWidth(); i++) {
      let f = featureOf(projected[q + i % headWidth], i, textIndex(row));
      if (j == headWidth) { o += f * normaliser[head * featureWidth() + i]; } else { o += f * memory[memoryAt(head, i, j)]; }
    }
    for (var index = first; index < end; index++) {
      var product = 0.0;
      for (var i = 0u; i < featureWidth(); i++) {
        product += featureOf(projected[q + i % headWidth], i, textIndex(row)) * keyFeature(row, index, head, i);
      }
      if (j == headWidth) { o += product; } else { o += product * valueAt(row, index, head, j); }
    }
    if (j == headWidth) { denominator = o; } else { headOutput[out + j] = o; }
  }
  workgroupBarrier();
  for (var j = thread; j < headWidth; j += attendThreads) { headOutput[out + j] /= max(denominator, tiny); }
  if (thread == 0u) { projected[row * stride + 3u * heads * headWidth + head] = denominator; }
  storageBarrier();
  workgroupBarrier();
}

/// All threads of the workgroup must call it; it ends with a barrier.
fn readSums(head: u32, row: u32, thread: u32) {
  let q = row * stride + head * headWidth;
  let out = (row * heads + head) * headWidth;
  var squares = 0.0;
  for (var j = thread; j <= headWidth; j += attendThreads) {
    var o = 0.0;
    for (var i = 0u; i < featureWidth(); i++) {
      let f = featureOf(projected[q + i % headWidth], i, textIndex(row));
      if (j == headWidth) {
        o += f * normaliser[head * featureWidth() + i];
      } else {
        let m = memory[memoryAt(head, i, j)];
        o += f * m;
        squares += m * m;
      }
    }
    if (j == headWidth) { denominator = o; } else { headOutput[out + j] = o; }
  }
  partial[thread] = squares;
  workgroupBarrier();
  for (var j = thread; j < headWidth; j += attendThreads) { headOutput[out + j] /= max(denominator, tiny); }
  if (thread == 0u) {
    squares = 0.0;
    for (var i = 0u; i < attendThreads; i++) { squares += partial[i]; }
    let shown = row * stride + 3u * heads * headWidth;
    projected[shown + head] = denominator;
    projected[shown + heads + head] = sqrt(squares);
  }
  storageBarrier();
  workgroupBarrier();
}
