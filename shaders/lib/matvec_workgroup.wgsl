// For hardware: the 64 threads of a workgroup share a tile of four outputs, each takes every 64th group of columns, and
// their sums meet in workgroup memory.
const threads = 64u;
const laneCount = 64u;
const attendThreads = 64u;

var<workgroup> gathered: array<vec4f, 64>;

fn tileOf(workgroup: u32, thread: u32) -> u32 { return workgroup; }
fn laneOf(thread: u32) -> u32 { return thread; }
/// Whether this thread writes its tile's results.
fn writes(thread: u32) -> bool { return thread == 0u; }
/// The sum of a value over the lanes of a tile. All threads of the workgroup must call it.
fn gather(value: vec4f, thread: u32) -> vec4f {
  workgroupBarrier(); // an earlier gather may still be read
  gathered[thread] = value;
  workgroupBarrier();
  for (var half = threads / 2u; half > 0u; half /= 2u) {
    if (thread < half) { gathered[thread] += gathered[thread + half]; }
    workgroupBarrier();
  }
  return gathered[0];
}
