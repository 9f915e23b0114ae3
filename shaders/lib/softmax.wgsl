// Softmax over the scores of one row and head, in place in the trace, so capturing weights costs nothing. All attendThreads of a
// workgroup must call it; each takes every attendThreads-th rank. The kernel declares `trace`.

/// In place of −∞: e^(nowhere − score) is 0.
const nowhere = -1e30;

var<workgroup> partial: array<f32, attendThreads>;

/// Replaces the scores of ranks 0 … own, from `weights` on, by e^{s − top}, and returns their denominator. `largest` is this thread's
/// largest score; `extra` is a logit in the denominator alone (`nowhere`: none), as 0 is with a zero sink.
fn exponentials(weights: u32, own: u32, largest: f32, extra: f32, thread: u32) -> f32 {
  let zero = select(nowhere, 0.0, zeroSink());
  var top = max(largest, max(extra, zero));
  partial[thread] = top;
  workgroupBarrier();
  for (var i = 0u; i < attendThreads; i++) { top = max(top, partial[i]); }
  workgroupBarrier();

  var sum = 0.0;
  for (var rank = thread; rank <= own; rank += attendThreads) {
    let e = exp(trace[weights + rank] - top);
    trace[weights + rank] = e;
    sum += e;
  }
  partial[thread] = sum;
  workgroupBarrier();
  storageBarrier();
  var total = exp(extra - top) + exp(zero - top);
  for (var i = 0u; i < attendThreads; i++) { total += partial[i]; }
  return total;
}

/// Writes the weights that are shown, once no thread reads the exponentials any more; zeros for ranks that the row does not see.
fn showWeights(weights: u32, own: u32, total: f32, thread: u32) {
  for (var rank = thread; rank < stepLive(); rank += attendThreads) {
    trace[weights + rank] = select(0.0, trace[weights + rank] / total, rank <= own);
  }
}
