import { renderToString } from 'katex';
import { afterEach, expect, test } from 'vitest';
import { mechanismOf } from '../../../src/attention/mechanisms';
import { weightRow } from '../../../src/panels/attention/matrix/row';
import { chanceRow } from '../../../src/panels/attention/next-token/row';
import { sinkRow } from '../../../src/panels/attention/sinks/row';
import { texCount, texFixed, texShare } from '../../../src/panels/kit/tex-numbers';
import { writeNumbersAs } from '../../../src/words/numbers';

afterEach(() => writeNumbersAs('en'));

const typeset = (tex: string): string => renderToString(tex, { displayMode: true, throwOnError: true, strict: 'error' });

const rope = { base: 10_000, pairing: 'halves' } as const;
const plain = {
  kind: 'softmax',
  heads: 2,
  keyValueHeads: 2,
  headWidth: 32,
  rope,
  bias: false,
  window: null,
  extraLogit: 'none',
} as const;

test('a number is written with its digits, its marks as parts of it', () => {
  expect(texFixed(0.3196, 3)).toBe('0{.}320');
  expect(texFixed(-1.5, 2)).toBe('-1{.}50');
  expect(texFixed(Number.NaN, 2)).toBe('?');
  expect(texCount(1024)).toBe('1{,}024');
  expect(texShare(0.25)).toBe('= 0{.}250');
  expect(texShare(0.0004)).toBe('< 0{.}001');
  expect(texShare(0)).toBe('= 0{.}000');
  writeNumbersAs('de');
  expect(texFixed(0.3196, 3)).toBe('0{,}320');
  writeNumbersAs('fr');
  expect(texCount(1024)).toBe(String.raw`1\,024`);
});

test('a weight of softmax attention has its row, its key and the width of its head', () => {
  const { attention } = mechanismOf(plain).equations(plain);
  const tex = weightRow(attention, 45, 0, 0.312, true);
  expect(tex).toBe(
    String.raw`\alpha_{45,0} = \frac{\exp\bigl(q_{45} \cdot k_{0} / \sqrt{32}\,\bigr)}{\sum_{i=0}^{45} \exp\bigl(q_{45} \cdot k_{i} / \sqrt{32}\,\bigr)} = 0{.}312`,
  );
  expect(typeset(tex)).toContain('<math');
  // Where tokens were evicted, the sum has other terms: only the value is said.
  expect(weightRow(attention, 45, 0, 0.312, false)).toBe(String.raw`\alpha_{45,0} = 0{.}312`);
});

test('a window begins where it ends on the left, and an extra logit joins the sum', () => {
  const windowed = { ...plain, window: 8, extraLogit: 'key' } as const;
  const tex = mechanismOf(windowed).equations(windowed).attention.weight?.(20, 15) ?? '';
  // Eight tokens, the row's own among them: 13 to 20.
  expect(tex).toContain(String.raw`\sum_{i=13}^{20}`);
  expect(tex).toContain(String.raw`q_{20} \cdot k^{*} / \sqrt{32}`);
  expect(typeset(tex)).toContain('<math');
  expect(mechanismOf(windowed).equations(windowed).attention.weight?.(3, 1)).toContain(String.raw`\sum_{i=0}^{3}`);
});

test('a weight of ReLU attention is over the tokens that its row sees', () => {
  const rectified = { ...plain, window: 8, weighting: 'relu' } as const;
  const { attention } = mechanismOf(rectified).equations(rectified);
  expect(attention.weight?.(20, 15)).toBe(String.raw`\frac{\max\bigl(0,\, q_{20} \cdot k_{15} / \sqrt{32}\,\bigr)}{8}`);
  expect(attention.weight?.(3, 1)).toContain('}{4}');
  expect(attention.where).toContain('There is no softmax');
  expect(attention.tex).not.toContain('exp');
  expect(typeset(attention.tex)).toContain('<math');
});

test('an output gate multiplies what was mixed, and its letters are explained', () => {
  const gated = { ...plain, gate: 'head' } as const;
  const { attention } = mechanismOf(gated).equations(gated);
  expect(attention.tex).toContain(String.raw`o_t = g_t \sum_{j=0}^{t} \alpha_{t,j}\, v_j, \qquad g_t = \sigma(w \cdot x_t)`);
  expect(attention.where).toContain('g is the head’s gate');
  expect(typeset(attention.tex)).toContain('<math');
  const { tex } = mechanismOf(plain).equations(plain).attention;
  expect(tex).toContain(String.raw`o_t = \sum`);
});

test('a sink is above its threshold or not, and counts among the heads', () => {
  const means = [
    [0.5, 0.1],
    [0.3, Number.NaN],
  ];
  const tex = sinkRow(57, 0, 0, means) ?? '';
  expect(tex).toContain(String.raw`\frac{1}{57} \sum_{t=1}^{57} A^{0,0}_{t,0} = 0{.}500 > 0{.}3`);
  // One of the three heads that are known: 0.3 is not above itself.
  expect(tex).toContain(String.raw`\frac{1}{3} = 0{.}333`);
  expect(typeset(tex)).toContain('<math');
  expect(sinkRow(57, 0, 1, means)).toContain(String.raw`= 0{.}100 \le 0{.}3`);
  expect([sinkRow(57, 1, 1, means), sinkRow(0, 0, 0, means)]).toEqual([null, null]);
});

test('the likeliest token has its logit and the temperature; a greedy choice has neither', () => {
  const tex = chanceRow({ token: 7, logit: 2.5, probability: 0.9 }, 0.8, 0.5, 0.152);
  expect(tex).toContain(String.raw`p_{7} = \frac{\exp(2{.}50 / 0{.}80)}{\sum_{k \in K} \exp(z_k / 0{.}80)} = 0{.}900`);
  expect(tex).toContain('s = 0{.}15');
  expect(typeset(tex)).toContain('<math');
  const greedy = chanceRow({ token: 7, logit: 2.5, probability: 1 }, null, 0.5, null);
  expect(greedy.replaceAll(/\s+/g, ' ')).toBe(String.raw`p_{7} = 1{.}000, \qquad H = 0{.}50`);
  expect(typeset(greedy)).toContain('<math');
});
