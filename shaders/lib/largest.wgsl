// The largest of many numbers, found by their bits: the digits of the smallest of them are counted out, the highest first (a radix
// selection). A workgroup's threads share the counting; how many barriers it takes does not depend on how many numbers there are.
// The kernel declares `valueOf(i)` and `tokenOfEntry(i)`, the i-th number and its token, of `entries`.
const selectThreads = 64u;
const wanted = 64u;

var<workgroup> digits: array<atomic<u32>, 256>;
/// The digit (x), how many are still wanted of those that have it (y), and how many there are (z).
var<workgroup> found: vec3u;
var<workgroup> taken: atomic<u32>;
var<workgroup> keys: array<vec2u, wanted>;
var<workgroup> values: array<f32, wanted>;
var<workgroup> partSums: array<vec2f, selectThreads>;

/// Grows with the number; what is not finite comes before all, so that it is seen. Ties go to the lower token.
fn keyOf(i: u32) -> vec2u {
  let x = valueOf(i);
  var bits = bitcast<u32>(x);
  let other = 0xffffffu - tokenOfEntry(i);
  if ((bits & 0x7f800000u) == 0x7f800000u) { return vec2u(0xffffffffu, other); }
  if (x == 0.0) { bits = 0u; }
  return vec2u(select(bits | 0x80000000u, ~bits, (bits & 0x80000000u) != 0u), other);
}

fn isBefore(a: vec2u, b: vec2u) -> bool { return a.x > b.x || (a.x == b.x && a.y > b.y); }

/// One digit of eight bits: counts the numbers whose key agrees with `known` under `mask`, and finds the digit of the last one that is wanted.
fn nextDigit(entries: u32, known: vec2u, mask: vec2u, shift: vec2u, left: u32, thread: u32) -> vec3u {
  for (var digit = thread; digit < 256u; digit += selectThreads) { atomicStore(&digits[digit], 0u); }
  workgroupBarrier();
  for (var i = thread; i < entries; i += selectThreads) {
    let key = keyOf(i);
    if (all((key & mask) == known)) {
      atomicAdd(&digits[select((key.x >> shift.x) & 255u, (key.y >> shift.y) & 255u, shift.x == 32u)], 1u);
    }
  }
  workgroupBarrier();
  if (thread == 0u) {
    var more = left;
    var digit = 255u;
    var count = atomicLoad(&digits[digit]);
    while (count < more && digit > 0u) {
      more -= count;
      digit -= 1u;
      count = atomicLoad(&digits[digit]);
    }
    found = vec3u(digit, more, count);
  }
  return workgroupUniformLoad(&found);
}

/// Leaves the largest in `keys` and `values`, in any order, and returns how many: `wanted`, or all `entries` where those are fewer.
fn selectLargest(entries: u32, thread: u32) -> u32 {
  var known = vec2u();
  var mask = vec2u();
  var last = vec3u(0u, wanted, 0u);
  for (var shift = 24i; shift >= 0i; shift -= 8i) {
    last = nextDigit(entries, known, mask, vec2u(u32(shift), 0u), last.y, thread);
    known.x |= last.x << u32(shift);
    mask.x |= 255u << u32(shift);
  }
  // Several numbers are the same as the last one, and not all of them are wanted.
  if (last.z > last.y) {
    for (var shift = 16i; shift >= 0i; shift -= 8i) {
      last = nextDigit(entries, known, mask, vec2u(32u, u32(shift)), last.y, thread);
      known.y |= last.x << u32(shift);
      mask.y |= 255u << u32(shift);
    }
  }
  if (thread == 0u) { atomicStore(&taken, 0u); }
  workgroupBarrier();
  for (var i = thread; i < entries; i += selectThreads) {
    let key = keyOf(i);
    if (key.x != 0u && !isBefore(known, key)) {
      let place = atomicAdd(&taken, 1u);
      if (place < wanted) {
        keys[place] = key;
        values[place] = valueOf(i);
      }
    }
  }
  workgroupBarrier();
  return min(wanted, atomicLoad(&taken));
}

/// How many of the selected come before one of them.
fn rankOf(place: u32, count: u32) -> u32 {
  var rank = 0u;
  for (var other = 0u; other < count; other++) { rank += u32(isBefore(keys[other], keys[place])); }
  return rank;
}

/// A sum Σ e^x as its largest x and Σ e^{x − largest}, joined with another.
fn joinedSums(a: vec2f, b: vec2f) -> vec2f {
  let top = max(a.x, b.x);
  return vec2f(top, a.y * exp(a.x - top) + b.y * exp(b.x - top));
}
