// RMSNorm of the row's own latent (MLA, 2405.04434), into its slot of the cache and to the trace: c = raw / rms(raw) ⊙ g. A
// separate dispatch, because the rows of a step read each other's latents.
// x runs over tiles of four numbers, y over the rows; how threads divide a tile: lib/matvec_*.wgsl.
#include lib/matvec.wgsl
#include lib/step.wgsl
@group(0) @binding(1) var<storage, read> vector: array<vec4f>; // [latentWidth] norm weight
@group(0) @binding(2) var<storage, read> rawLatent: array<vec4f>; // [rows, latentWidth]
@group(0) @binding(3) var<storage, read_write> latent: array<vec4f>; // [slots, latentWidth]
@group(0) @binding(4) var<storage, read_write> trace: array<f32>;

struct Offsets { latent: u32 }
@group(0) @binding(5) var<uniform> offsets: Offsets;

override latentWidth: u32;
override normEpsilon: f32;

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.y;
  let tiles = latentWidth / 4u;
  let tile = tileOf(workgroup.x, thread);
  var squares = 0.0;
  for (var i = laneOf(thread); i < tiles; i += laneCount) {
    let x = rawLatent[row * tiles + i];
    squares += dot(x, x);
  }
  squares = gather(vec4f(squares), thread).x;
  if (!writes(thread) || tile >= tiles) { return; }

  let normed = rawLatent[row * tiles + tile] * inverseSqrt(squares / f32(latentWidth) + normEpsilon) * vector[tile];
  latent[entryOf(ownRank(row)).x * tiles + tile] = normed;
  let start = stepRows() * offsets.latent + row * latentWidth + 4u * tile;
  for (var k = 0u; k < 4u; k++) { trace[start + k] = normed[k]; }
}
