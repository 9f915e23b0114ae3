// Softmax over the scores of one row and head, in place, where the trace will be read: so capturing weights costs nothing. To be called
// by all attendThreads of a workgroup; each takes every attendThreads-th rank. The kernel declares `trace`.

/// Stands for −∞: e^x of it, less any score, is 0.
const nowhere = -1e30;

var<workgroup> partial: array<f32, attendThreads>;

/// Makes e^{s − top} of the scores of ranks 0 … own, which begin at `weights`, and returns what they are to be divided by. `largest`
/// is this thread's largest score; `extra` is a logit that joins the denominator alone (`nowhere`: none), as 0 does with a zero sink.
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

/// What is shown, once no thread reads the exponentials any more: weights that add up, and zeros for what the row may not see.
fn showWeights(weights: u32, own: u32, total: f32, thread: u32) {
  for (var rank = thread; rank < stepLive(); rank += attendThreads) {
    trace[weights + rank] = select(0.0, trace[weights + rank] / total, rank <= own);
  }
}
