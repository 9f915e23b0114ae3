// A projection with a bias: output = W · input + b, on top of what is there where it `adds`.
// x runs over tiles of four outputs, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
#include lib/matrix.wgsl
@group(0) @binding(2) var<storage, read> vector: array<vec4f>; // [outputs] b
@group(0) @binding(3) var<storage, read> input: array<vec4f>; // [rows, columns]
@group(0) @binding(4) var<storage, read_write> output: array<vec4f>; // [rows, outputs]

override outputs: u32;
override columns: u32;
override adds: u32;

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let tiles = outputs / 4u;
  let tile = tileOf(workgroup.x, thread);
  let first = min(tile, tiles - 1u) * 4u;
  let columnsOfFour = columns / 4u;

  var products = vec4f();
  for (var i = laneOf(thread); i < columnsOfFour; i += laneCount) {
    products += fourProducts(first, first + 3u, columnsOfFour, i, input[row * columnsOfFour + i]);
  }
  products = gather(products, thread);
  if (!writes(thread) || tile >= tiles) { return; }
  let before = select(vec4f(), output[row * tiles + tile], adds == 1u);
  output[row * tiles + tile] = before + products + vector[tile];
}
