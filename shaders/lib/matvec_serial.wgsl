// For software adapters, where a workgroup barrier costs more than the work it orders: one thread owns a tile of four
// outputs and walks all columns. No barrier.
const threads = 16u;
const laneCount = 1u;
const attendThreads = 8u;

fn tileOf(workgroup: u32, thread: u32) -> u32 { return workgroup * threads + thread; }
fn laneOf(thread: u32) -> u32 { return 0u; }
/// Whether this thread writes its tile's results.
fn writes(thread: u32) -> bool { return true; }
/// The sum of a value over the lanes of a tile.
fn gather(value: vec4f, thread: u32) -> vec4f { return value; }
