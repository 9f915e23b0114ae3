/** What panels fill into their equations, against cases that are worked by hand. */
import { readFileSync, readdirSync } from 'node:fs';
import { renderToString } from 'katex';
import { expect, test } from 'vitest';
import type { CacheArray } from '../../../src/attention/cache-layout';
import { accountRow } from '../../../src/panels/attention/budget/row';
import { scoresRow } from '../../../src/panels/attention/heads/row';
import { normsRow } from '../../../src/panels/attention/norms/row';
import { reachRow } from '../../../src/panels/attention/reach/row';
import { rankRow } from '../../../src/panels/cache/calculator/row';
import { divergenceRow } from '../../../src/panels/cache/compare/row';
import { savedRow } from '../../../src/panels/cache/growth/row';
import { cachedRow } from '../../../src/panels/cache/keys-values/row';
import { lossRow } from '../../../src/panels/cache/loss-against-bytes/row';
import { heldRow } from '../../../src/panels/cache/policy/row';
import { bytesRow, cacheTerms } from '../../../src/panels/data/cache-terms';
import { latentRow, productRow } from '../../../src/panels/mechanisms/factors/row';
import { gatedRow } from '../../../src/panels/mechanisms/infini/row';
import { stateRow } from '../../../src/panels/mechanisms/linear/row';
import { decayRow } from '../../../src/panels/mechanisms/retention/row';
import { sharedRow } from '../../../src/panels/mechanisms/shared-cache/row';
import { expectedRow } from '../../../src/panels/tasks/drafting/row';

/** The row as it is, once KaTeX has taken it. */
function typeset(tex: string | null): string {
  expect(renderToString(tex ?? '', { displayMode: true, throwOnError: true, strict: 'error' })).toContain('<math');
  return tex ?? '';
}

const array = (name: string, layer: number, shape: readonly number[], more: Partial<CacheArray> = {}): CacheArray => ({
  name,
  layer,
  per: 'token',
  shape: shape.map((size, i) => ({ name: `extent${i}`, size })),
  bytesPerElement: 4,
  forDisplay: false,
  ...more,
});

/** Keys and values of 2 groups, 8 wide, in so many layers. */
const keysAndValues = (layers: number): readonly CacheArray[] =>
  Array.from({ length: layers }, (_, layer) => [array('key', layer, [2, 8]), array('value', layer, [2, 8])]).flat();

test('bytes are 2 · L · G · d · b · n, and the product is what is written behind it', () => {
  // 2 · 3 · 2 · 8 · 4 · 46 = 96 · 184 = 17 664
  const layout = keysAndValues(3);
  expect(typeset(bytesRow(layout, 46))).toBe(String.raw`\text{bytes} = 2 \cdot 3 \cdot 2 \cdot 8 \cdot 4 \cdot 46 = 17{,}664`);
  // A ring of 40 places holds no more; what is kept to be drawn is not counted; a state counts once: 6 · 8 · 4 = 192.
  const mixed = [
    array('key', 0, [2, 8], { capacity: 40 }),
    array('state', 1, [6, 8], { per: 'constant' }),
    array('sums', 1, [6], { forDisplay: true }),
  ];
  expect(typeset(bytesRow(mixed, 46, '_{1}(46)'))).toBe(
    String.raw`\text{bytes}_{1}(46) = 1 \cdot 1 \cdot 2 \cdot 8 \cdot 4 \cdot 40 + 1 \cdot 1 \cdot 6 \cdot 8 \cdot 4 = 2{,}752`,
  );
  // (2 560 + 192) · 8
  expect(typeset(bytesRow(mixed, 46, '', 8))).toContain(String.raw`= 8 \cdot \bigl(1 \cdot 1`);
  expect(bytesRow(mixed, 46, '', 8)).toContain('= 22{,}016');
  // Half a byte per number.
  expect(bytesRow([array('key', 0, [2], { bytesPerElement: 0.5 })], 10)).toContain(String.raw`2 \cdot 0{.}5 \cdot 10 = 10`);
});

test('layers that have fewer arrays of a shape have a product of their own', () => {
  // One in each of layers 0 and 1, two in layer 2: not 4/3 in each of three.
  const layout = [array('keys', 0, [4]), array('keys', 1, [4]), array('key', 2, [4]), array('value', 2, [4])];
  expect(cacheTerms(layout, 10)).toEqual([
    [1, 2, 4, 4, 10],
    [2, 1, 4, 4, 10],
  ]);
});

test('more products than can be read are left out, not the bytes', () => {
  const layout = [1, 2, 3, 4, 5].map((size) => array(`array${size}`, 0, [size]));
  // 15 numbers of 4 bytes, 2 tokens
  expect(typeset(bytesRow(layout, 2))).toBe(String.raw`\text{bytes} = 120`);
});

test('an account adds up as it is printed', () => {
  // 0.3335 + 0.3335 + 0.2220 + 0.1110: rounded each for itself they would be 1.001.
  const budget = { sink: 0.3335, far: 0.3335, recent: 0.222, self: 0.111, nowhere: 0 };
  expect(typeset(accountRow(45, budget, ['sink', 'far', 'recent', 'self']))).toBe(
    String.raw`S_{45} + F_{45} + R_{45} + \alpha_{45,45} = 0{.}334 + 0{.}333 + 0{.}222 + 0{.}111 = 1`,
  );
  const extra = accountRow(2, { sink: 0.5, far: 0, recent: 0.25, self: 0.125, nowhere: 0.125 }, ['sink', 'self', 'nowhere']);
  expect(typeset(extra)).toBe(String.raw`S_{2} + \alpha_{2,2} + N_{2} = 0{.}500 + 0{.}125 + 0{.}125 = 0{.}750`);
});

test('a head has the letters of the scores that are known', () => {
  const scores = { sink: 0.5, entropy: 1.25, previous: 0.0001, distance: 12.34, induction: Number.NaN };
  expect(typeset(scoresRow(1, 2, scores))).toBe(
    String.raw`S^{1,2} = 0{.}500, \quad E^{1,2} = 1{.}25, \quad P^{1,2} < 0{.}001, \quad D^{1,2} = 12{.}3`,
  );
  expect(scoresRow(1, 2, undefined)).toBeNull();
});

test('norms are token 0’s over the median of the others; α ‖v‖ is a product', () => {
  const norms = [
    { letter: 'k', first: 6, others: 4 },
    { letter: 'v', first: Number.NaN, others: 4 },
  ];
  expect(typeset(normsRow(norms, { row: 45, weight: 0.5, length: 3 }))).toBe(
    String.raw`\rho_{k} = \frac{6{.}00}{4{.}00} = 1{.}50, \qquad \alpha_{45,0} \lVert v_0 \rVert = 0{.}500 \cdot 3{.}00 = 1{.}50`,
  );
  expect(normsRow(norms, null)).not.toContain('alpha');
  expect(normsRow([], null)).toBeNull();
});

test('a reach is by its windows where that is what was found', () => {
  const reach = { row: 45, layers: 4, window: 8, reached: 29 };
  // 4 · 7 + 1 = 29
  expect(typeset(reachRow(reach, { key: 30, share: 0.25 }))).toBe(
    String.raw`R_{4} = \min\bigl(45 + 1,\; 4\,(8 - 1) + 1\bigr) = 29, \qquad v^{0}_{30} = 0{.}250`,
  );
  // Sinks are in reach too: the formula does not say so.
  expect(reachRow({ ...reach, reached: 33 }, null)).toBe('R_{4} = 33');
  expect(reachRow({ ...reach, window: null, reached: 46 }, { key: 0, share: Number.NaN })).toBe('R_{4} = 46');
});

test('a policy holds what it may, and its bytes are those of what it holds', () => {
  const terms = { perToken: [{ tokens: 16, bytes: 128 }], constant: 40 };
  // 128 · 16 + 40 = 2 088
  expect(typeset(heldRow(45, 16, 16, terms))).toBe(
    String.raw`\lvert K_{45} \rvert = 16 \le 16, \qquad \text{bytes}_{45} = 128 \cdot 16 + 40 = 2{,}088`,
  );
  expect(heldRow(45, 46, null, terms)).not.toContain(String.raw`\le`);
});

test('multiplications that are saved are a quotient', () => {
  expect(typeset(savedRow(45, 12_000, 500))).toBe(String.raw`\frac{M_{0 \dots 45}}{M_{45}} = \frac{12{,}000}{500} = 24{.}0`);
});

test('a cached key and value have their first numbers and their last', () => {
  const key = Float32Array.from([1, 2, 3, 4, 5, -1, -2, -3, -4, -5]);
  const cache = { group: 1, tokens: [3, 7], width: 5, key, value: key.map((number) => number / 2) };
  expect(typeset(cachedRow(cache, 3))).toBe(
    String.raw`k_{3,1} = (1{.}00,\; 2{.}00,\; \dots,\; 5{.}00), \quad v_{3,1} = (0{.}50,\; 1{.}00,\; \dots,\; 2{.}50), \quad K_{1}, V_{1} \in \mathbb{R}^{2 \times 5}`,
  );
  // An evicted token makes way for the newest.
  expect(cachedRow(cache, 4)).toContain(String.raw`k_{7,1} = (-1{.}00`);
  expect(cachedRow({ ...cache, tokens: [] }, null)).toBeNull();
});

test('lanes that are known are compared with the first', () => {
  const lanes = [
    { lane: 2, divergence: 0.1234 },
    { lane: 3, divergence: Number.NaN },
  ];
  expect(typeset(divergenceRow(45, lanes))).toBe(String.raw`\mathrm{KL}_{45}(p_1 \,\|\, p_{2}) = 0{.}123`);
  expect(divergenceRow(45, lanes.slice(1))).toBeNull();
});

test('TPA breaks even where its formula says', () => {
  const shape = { layers: [], heads: 32, headWidth: 128, keyValueHeads: 8, parameters: null };
  // 2 048 / 160 = 12.8
  expect(typeset(rankRow(shape))).toBe(String.raw`R_K + R_V = \frac{2 \cdot 8 \cdot 128}{32 + 128} = 12{.}80`);
  expect(rankRow({ ...shape, keyValueHeads: null })).toBeNull();
});

test('a model has its bytes and its loss', () => {
  expect(typeset(lossRow(keysAndValues(1), 256, 1.5))).toBe(
    String.raw`\text{bytes}(256) = 2 \cdot 1 \cdot 2 \cdot 8 \cdot 4 \cdot 256 = 32{,}768, \qquad \text{loss} = 1{.}500`,
  );
});

test('factors and latents have their extents, and bytes beside those of whole keys and values', () => {
  const grid = (rows: number, columns: number) => ({ rows, columns, values: new Float32Array(rows * columns) });
  const layout = [array('keyFactors', 0, [2, 12]), array('valueFactors', 0, [2, 12])];
  const kept = { token: 45, layout, heads: 4, headWidth: 8 };
  // 2 · 2 · 12 · 4 = 192 beside 2 · 4 · 8 · 4 = 256
  expect(typeset(productRow(kept, 'value', { a: grid(2, 4), b: grid(2, 8) }))).toBe(
    String.raw`V_{45} = \tfrac{1}{2} \textstyle\sum_{r=1}^{2} a_r \otimes b_r \in \mathbb{R}^{4 \times 8}, \qquad \text{bytes} = 2 \cdot 1 \cdot 2 \cdot 12 \cdot 4 \cdot 1 = 192 \quad (2 \cdot 4 \cdot 8 \cdot 4 = 256)`,
  );
  const latent = { latent: new Float32Array(8), rotaryKey: new Float32Array(4) };
  const tex = typeset(latentRow({ ...kept, layout: [array('latent', 0, [8]), array('rotaryKey', 0, [4])] }, latent));
  expect(tex).toContain(String.raw`c_{45} \in \mathbb{R}^{8}, \qquad k^R_{45} \in \mathbb{R}^{4}`);
  // (8 + 4) · 4
  expect(tex).toContain(String.raw`= 48 \quad`);
});

test('a head gives its gate to the memory, the rest to its own segment', () => {
  expect(typeset(gatedRow(37, 16, 0.25))).toBe(
    String.raw`o_{37} = 0{.}250\, \frac{\varphi(q_{37})\, M_{1}}{\varphi(q_{37}) \cdot z_{1}} + 0{.}750 \textstyle\sum_{j=32}^{37} \alpha_{37,j}\, v_j`,
  );
  // In the first segment the memory is empty.
  expect(typeset(gatedRow(5, 16, 0.25))).toBe(String.raw`o_{5} = 0{.}750 \textstyle\sum_{j=0}^{5} \alpha_{5,j}\, v_j`);
  expect(gatedRow(5, 16, undefined)).toBeNull();
});

test('a state is the sum of what was read before the row’s group, or with the row', () => {
  expect(typeset(stateRow(37, 16, 2.5))).toBe(
    String.raw`S_{<2} = \textstyle\sum_{j=0}^{31} \varphi(k_j)^{\top} v_j, \qquad \lVert S_{<2} \rVert = 2{.}50`,
  );
  expect(typeset(stateRow(37, null, 2.5))).toContain(String.raw`S_{37} = \textstyle\sum_{j=0}^{37}`);
  expect([stateRow(5, 16, 0), stateRow(5, null, undefined)]).toEqual([null, null]);
});

test('what remains of a token is a power of γ, or a product where tokens choose theirs', () => {
  // 0.5³ = 0.125, and half of it remains after one token.
  expect(typeset(decayRow([0.5, 0.5, 0.5, 0.5, 0.5], 4, 1))).toBe(
    String.raw`D_{4,1} = 0{.}5000^{4 - 1} = 0{.}125, \qquad \frac{\ln \tfrac12}{\ln 0{.}5000} = 1{.}0`,
  );
  // 0.5 · 0.8 = 0.4
  expect(typeset(decayRow([Number.NaN, 0.9, 0.5, 0.8], 3, 1))).toBe(
    String.raw`D_{3,1} = \textstyle\prod_{i=2}^{3} \gamma_i = 0{.}400, \qquad \gamma_{3} = 0{.}8000`,
  );
  expect([decayRow([0.5, Number.NaN, 0.5], 2, 0), decayRow([0.5, 0.5], 1, 1)]).toEqual([null, null]);
});

test('a decoder-decoder keeps one key and value per token, and what its lower half keeps', () => {
  // A state of 6 · 8 numbers below, one layer that fills, one that reads: 4 · (2 · 2 · 8 · 10 + 48) = 1 472.
  const layout = [array('state', 0, [6, 8], { per: 'constant' }), array('key', 1, [2, 8]), array('value', 1, [2, 8])];
  const tex = typeset(sharedRow(layout, { fills: 1, readers: [1, 2] }, 3, 10));
  expect(tex).toContain(String.raw`\text{bytes}(10) = 4 \cdot \bigl(2 \cdot 2 \cdot 8 \cdot 10 + 48\bigr) = 1{,}472`);
  // 4 · 2 · 3 · 2 · 8 · 10 = 3 840
  expect(tex).toContain(String.raw`4 \cdot 2 \cdot 3 \cdot 2 \cdot 8 \cdot 10 = 3{,}840`);
});

test('tokens per pass follow from the acceptance rate and what was drafted', () => {
  const figures = { measured: 2, acceptance: 0.5, others: null, expected: 1.75 };
  // 1 + 0.5 + 0.25
  expect(typeset(expectedRow(figures, [2, 2]))).toBe(
    String.raw`\alpha = 0{.}500, \qquad E = \frac{1 - 0{.}500^{3}}{1 - 0{.}500} = 1{.}750`,
  );
  // Another candidate where the first is rejected: + 0.2 · 0.75
  expect(typeset(expectedRow({ ...figures, others: 0.2 }, [2, 2]))).toContain(
    String.raw` + 0{.}200\,\bigl(1 - 0{.}500^{2}\bigr) = 1{.}900`,
  );
  // Passes of several lengths have only their mean.
  expect(typeset(expectedRow(figures, [2, 3]))).toBe(String.raw`\alpha = 0{.}500, \qquad E = 1{.}750`);
  expect(expectedRow({ ...figures, acceptance: 1 }, [2])).not.toContain('frac');
});

test('words in equations are from the catalogue', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/u.test(path));
  const written = files.filter((path) => /\\text\{ *[a-z]/u.test(readFileSync(`src/${path}`, 'utf8')));
  expect(written).toEqual([]);
});
