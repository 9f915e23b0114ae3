// Rotates a head's queries and keys by their tokens' indices in the text (RoPE, 2104.09864), in place. The kernel declares `projected`, of
// which a row begins with q and k of all heads, `rope` by position and pair, `heads`, `headWidth` and `stride`.
override interleaved: u32;

/// All threads of the workgroup must call it; it ends with a barrier.
fn turnHead(head: u32, thread: u32) {
  let pairs = headWidth / 2u;
  for (var i = thread; i < stepRows() * pairs; i += attendThreads) {
    let row = i / pairs;
    let pair = i % pairs;
    let turn = rope[textIndex(row) * pairs + pair];
    let a = select(pair, 2u * pair, interleaved == 1u);
    let b = select(pair + pairs, 2u * pair + 1u, interleaved == 1u);
    for (var part = 0u; part < 2u; part++) {
      let at = row * stride + (part * heads + head) * headWidth;
      let x = vec2f(projected[at + a], projected[at + b]);
      projected[at + a] = x.x * turn.x - x.y * turn.y;
      projected[at + b] = x.y * turn.x + x.x * turn.y;
    }
  }
  storageBarrier();
  workgroupBarrier();
}
