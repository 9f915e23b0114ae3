// ReLU in place of lib/softmax.wgsl, whose `nowhere` is the score of what a row does not see.

/// Replaces the scores of ranks 0 … own, from `weights` on, by max(0, s), and returns how many of them the row sees.
fn rectified(weights: u32, own: u32, thread: u32) -> f32 {
  var seen = 0.0;
  for (var rank = thread; rank <= own; rank += attendThreads) {
    let s = trace[weights + rank];
    seen += select(0.0, 1.0, s != nowhere);
    trace[weights + rank] = max(s, 0.0);
  }
  partial[thread] = seen;
  workgroupBarrier();
  storageBarrier();
  var total = 0.0;
  for (var i = 0u; i < attendThreads; i++) { total += partial[i]; }
  return total;
}
