import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { EngineError } from '../../../src/engine/engine';
import { checkStep, maxStepWords, traceLength, writeStep } from '../../../src/engine/step-words';
import { modelOf } from '../../kernels/support/random-model';

const plan = compilePlan(modelOf({ layers: 2, vocabulary: 50, context: 8, attention: { heads: 4, keyValueHeads: 2 } }), {
  maxRows: 3,
  positions: 8,
});
const step = { tokens: Uint32Array.of(41, 42), slots: Uint32Array.of(7, 0, 3), positions: Uint32Array.of(10, 11, 17) };

describe('writeStep', () => {
  it('writes rows, live, each slot with its position, then the tokens', () => {
    const out = new Uint32Array(maxStepWords(plan));
    expect(writeStep(step, out)).toBe(72 + 2 * 3 + 2);
    expect([...out.slice(0, 2)]).toEqual([2, 3]);
    expect([...out.slice(72, 80)]).toEqual([7, 10, 0, 11, 3, 17, 41, 42]);
  });

  it('writes interventions into the header, and clears what the step before had', () => {
    const out = new Uint32Array(maxStepWords(plan));
    writeStep({ ...step, interventions: { zeroSink: true, silenced: [0, 33, 2047] } }, out);
    // The fourth word is the first token's index: two of three live slots are this step's.
    expect([...out.slice(2, 10)]).toEqual([1, 1, 0, 0, 0, 0, 1, 2]);
    expect(out[71]).toBe(0x80000000);
    writeStep(step, out);
    expect([...out.slice(2, 72)]).toEqual([0, 1, ...new Array<number>(68).fill(0)]);
    writeStep({ ...step, index: 900 }, out);
    expect(out[3]).toBe(900);
  });

  it('has room for the longest step', () => {
    const slots = Uint32Array.from({ length: 8 }, (_, i) => i);
    const longest = { tokens: Uint32Array.of(1, 2, 3), slots, positions: slots };
    expect(writeStep(longest, new Uint32Array(maxStepWords(plan)))).toBeLessThanOrEqual(maxStepWords(plan));
    expect(maxStepWords(plan) % 2).toBe(0);
  });
});

describe('checkStep', () => {
  it('accepts a step that fits', () => {
    expect(() => checkStep(plan, step)).not.toThrow();
  });

  it('takes no position beyond those that were learned', () => {
    const learned = { ...plan, learnedPositions: 18 };
    expect(() => checkStep(learned, step)).not.toThrow();
    expect(() => checkStep({ ...learned, learnedPositions: 17 }, step)).toThrow(/Position 17 was never learned.* 17, from 0/u);
  });

  it.each([
    ['token 50', { ...step, tokens: Uint32Array.of(50, 1) }, /token 50.*50/u],
    ['slot 8', { ...step, slots: Uint32Array.of(8, 0, 1) }, /slot 8.*8/u],
    ['head 8', { ...step, interventions: { zeroSink: false, silenced: [8] } }, /no head 8 .*0 to 7/u],
    ['positions that span 8', { ...step, positions: Uint32Array.of(10, 11, 18) }, /span more than 8 places/u],
    [
      '4 tokens',
      { ...step, tokens: new Uint32Array(4), slots: new Uint32Array(4), positions: new Uint32Array(4) },
      /1 to 3 tokens, not 4/u,
    ],
  ])('refuses %s and says what there is', (_, bad, message) => {
    expect(() => checkStep(plan, bad)).toThrow(message);
    expect(() => checkStep(plan, bad)).toThrow(EngineError);
  });
});

describe('traceLength', () => {
  it('is the logits without capture, and everything with it', () => {
    expect(traceLength(plan, step, false)).toBe(2 * 50);
    // By row: 50 logits, by layer 1 + 2 + 2 norms, the last norm, and by layer 4 heads over 3 slots.
    expect(traceLength(plan, step, true)).toBe(2 * (50 + 2 * 5 + 1 + 2 * 4 * 3));
  });
});
