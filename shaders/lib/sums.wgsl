// Reading the sums M = Σ φ(k)ᵀ v and z = Σ φ(k) of one head by a query: φ(q) M / (φ(q) · z), zero where there is no key yet (2006.16236).
// The kernel declares `projected`, `memory`, `normaliser`, `headOutput`, `heads`, `headWidth` and `stride`, and the functions `keyFeature` and `valueAt`. Behind q, k and v a row has room for two
// numbers a head, which later kernels show: the denominator, and the length of M.
var<workgroup> partial: array<f32, attendThreads>;
var<workgroup> denominator: f32;

/// Where column j of row i of M stands.
fn memoryAt(head: u32, i: u32, j: u32) -> u32 { return (head * featureWidth() + i) * headWidth + j; }

/// Makes nothing of both. Threads take every attendThreads-th column, as everywhere below; z they take number by number.
fn clearSums(head: u32, thread: u32) {
  for (var j = thread; j < headWidth; j += attendThreads) {
    for (var i = 0u; i < featureWidth(); i++) { memory[memoryAt(head, i, j)] = 0.0; }
  }
  for (var i = thread; i < featureWidth(); i += attendThreads) { normaliser[head * featureWidth() + i] = 0.0; }
  storageBarrier();
  workgroupBarrier();
}

/// What a row of a tree reads: the sums as they are, and the tokens with an index from `first` to before `end` on its way, one by one, by
/// φ(q) · φ(k). The kernel says where their keys and values are. All threads of the workgroup meet at its end.
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

/// To be called by all threads of the workgroup; they meet at its end.
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
