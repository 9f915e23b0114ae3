import { expect, test } from 'vitest';
import type { LayerTrace, StepTrace } from '../../../src/engine/trace';
import { bestShare, keptShare } from '../../../src/insight/kept-share';

const layer = (...rows: readonly (readonly number[])[]): LayerTrace => ({
  heads: rows.length,
  attention: Float32Array.from(rows.flat()),
  values: {},
});

/** Token 2 was evicted; layer 1 has no weights per token. The means over the three heads are 1/2, 1/4, 1/8, 1/8. */
const trace: StepTrace = {
  index: 4,
  token: 7,
  keys: Uint32Array.of(0, 1, 3, 4),
  slots: Uint32Array.of(0, 1, 2, 3),
  positions: Uint32Array.of(0, 1, 2, 3),
  logits: new Float32Array(),
  layers: [
    layer([0.75, 0, 0.125, 0.125], [0.5, 0.5, 0, 0]),
    { heads: 2, attention: null, values: {} },
    layer([0.25, 0.25, 0.25, 0.25]),
  ],
  values: {},
  milliseconds: 0,
};

test('a choice keeps its shares and the row’s own; a token counts once, and one that is not there not at all', () => {
  expect(keptShare(trace, [])).toBe(0.125);
  expect(keptShare(trace, [0, 3])).toBe(0.75);
  expect(keptShare(trace, [0, 0, 4])).toBe(0.625);
  expect(keptShare(trace, [2, 9])).toBe(0.125);
});

test('the best choice takes the largest shares, and never its own token for one of them', () => {
  expect(bestShare(trace, 1)).toBe(0.625);
  expect(bestShare(trace, 2)).toBe(0.875);
  expect(bestShare(trace, 10)).toBe(1);
});
