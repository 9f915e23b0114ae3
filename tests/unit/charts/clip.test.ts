import { expect, test } from 'vitest';
import { withComment } from '../../../src/charts/figure/clip';

/** A GIF's trailer alone, behind one byte of anything. */
const gif = new Uint8Array([7, 0x3b]);

test('a comment comes before the end, in blocks of at most 255 bytes', async () => {
  const short = new Uint8Array(await withComment(gif, 'ab').arrayBuffer());
  expect([...short]).toEqual([7, 0x21, 0xfe, 2, 97, 98, 0, 0x3b]);
  const long = new Uint8Array(await withComment(gif, 'x'.repeat(300)).arrayBuffer());
  expect([long[3], long[4 + 255], long.at(-2), long.at(-1), long.length]).toEqual([255, 45, 0, 0x3b, 1 + 2 + 256 + 46 + 1 + 1]);
});
