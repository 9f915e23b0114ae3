// The sum of a number over the attendThreads of a workgroup.
var<workgroup> toAdd: array<f32, attendThreads>;

/// All threads of the workgroup must call it.
fn totalOf(value: f32, thread: u32) -> f32 {
  workgroupBarrier(); // an earlier sum may still be read
  toAdd[thread] = value;
  workgroupBarrier();
  var sum = 0.0;
  for (var i = 0u; i < attendThreads; i++) { sum += toAdd[i]; }
  return sum;
}
