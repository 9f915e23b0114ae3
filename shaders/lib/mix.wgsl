// Sums of the ranks' values, weighted by a row's exponentials: a thread takes four numbers of the width (a lane) and every
// `slices`-th rank (a slice). The kernel declares `trace` and `valueOf(slot, part, lane)`, four numbers of a slot's value for a head.
var<workgroup> partialMixed: array<vec4f, attendThreads>;

/// How many lanes a workgroup mixes in one pass.
fn lanesAtOnce(lanes: u32) -> u32 { return min(lanes, attendThreads); }

/// Σ trace[weights + rank] · valueOf(…) over ranks 0 … own, of lane first + thread; complete in the first `lanesAtOnce` threads, as far
/// as there are lanes. All threads of the workgroup must call it.
fn mixLane(first: u32, lanes: u32, part: u32, weights: u32, own: u32, thread: u32) -> vec4f {
  let atOnce = lanesAtOnce(lanes);
  let slices = attendThreads / atOnce;
  let slice = thread / atOnce;
  let lane = first + thread % atOnce;
  var mix = vec4f();
  if (slice < slices && lane < lanes) {
    for (var rank = slice; rank <= own; rank += slices) {
      mix += trace[weights + rank] * valueOf(entryOf(rank).x, part, lane);
    }
  }
  partialMixed[thread] = mix;
  workgroupBarrier();
  if (slice == 0u && lane < lanes) {
    for (var s = 1u; s < slices; s++) { mix += partialMixed[s * atOnce + thread]; }
  }
  workgroupBarrier();
  return mix;
}
