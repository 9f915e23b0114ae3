/** Passkeys: their texts, what is counted as right, and that a run can be stopped. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { askPasskeys, trialNumber } from '../../../src/decode/runs/passkey-run';
import { filler, keyLength, passkeyDepths, passkeyLengths, passkeyText } from '../../../src/decode/runs/passkey-text';
import type { LoadedModel } from '../../../src/decode/session/session-state';
import type { StepInput } from '../../../src/engine/engine';
import { measuredGrid, recordedGrid } from '../../../src/insight/passkey';

test('the filler and the grid are those of the task that models are trained on', () => {
  const task = readFileSync('training/tasks/passkey.py', 'utf8');
  expect(/^FILLER = "(.*)"$/mu.exec(task)?.[1]).toBe(filler);
  expect(/^KEY = (\d+)$/mu.exec(task)?.[1]).toBe(String(keyLength));
  expect(/^LENGTHS = \((.*)\)$/mu.exec(task)?.[1]).toBe(passkeyLengths.join(', '));
  expect(/^DEPTHS = (\d+)$/mu.exec(task)?.[1]).toBe(String(passkeyDepths.length));
});

describe('a text', () => {
  test.each(passkeyDepths)('has its key at depth %d of the filler, and the question at its end', (depth) => {
    const { text, key } = passkeyText(128, depth, 3);
    expect(key).toMatch(/^\d{5}$/u);
    // With <bos> and the five digits of the answer, 129 tokens.
    expect(1 + text.length + keyLength).toBe(129);
    expect(text.at(-1)).toBe('?');
    const at = text.indexOf(`#${key}`);
    expect(at).toBe(Math.round(depth * (128 - 12)));
    const said = text.slice(0, at) + text.slice(at + 6, -1);
    expect((filler + filler + filler).includes(said)).toBe(true);
  });

  test('is drawn by its number: the same again, another for another', () => {
    expect(passkeyText(256, 0.5, 9)).toEqual(passkeyText(256, 0.5, 9));
    expect(passkeyText(256, 0.5, 9)).not.toEqual(passkeyText(256, 0.5, 10));
    const numbers = passkeyLengths.flatMap((times) => passkeyDepths.map((depth) => trialNumber(times, depth, 1)));
    expect(new Set(numbers).size).toBe(25);
  });
});

const alphabet = [...new Set(`${filler}#?0123456789`)].toSorted();
const vocabulary = alphabet.length + 1;

/** A model that knows the first `knows` digits of every key and says `?` for the others. */
function fake(knows: number) {
  const steps: StepInput[] = [];
  let text: number[] = [];
  const forward = async (input: StepInput): Promise<Float32Array> => {
    steps.push(input);
    if (input.index === 0) text = [];
    text.push(...input.tokens);
    const logits = new Float32Array(input.tokens.length * vocabulary);
    input.tokens.forEach((_, row) => {
      const at = (input.index ?? 0) + row;
      const said = text.slice(0, at + 1).map((token) => alphabet[token - 1] ?? '');
      const asked = said.lastIndexOf('?');
      const place = at - asked;
      const key = said.slice(said.indexOf('#') + 1);
      const guess = asked >= 0 && place < knows ? (key[place] ?? '?') : '?';
      logits[row * vocabulary + alphabet.indexOf(guess) + 1] = 1;
    });
    return logits;
  };
  const model = {
    spec: { start: [0], trainedContext: 64 },
    plan: { maxRows: 32, vocabulary },
    tokenizer: { encode: (string: string) => ({ tokens: string.split('').map((c) => alphabet.indexOf(c) + 1) }) },
  } as unknown as LoadedModel;
  return { steps, model, host: { forward } };
}

describe('a run', () => {
  test.each([0, 3, 5])('counts %d digits where a model knows that many', async (knows) => {
    const { host, model, steps } = fake(knows);
    const answers = [];
    for await (const answer of askPasskeys(host, model, 1, new AbortController().signal)) answers.push(answer);
    expect(answers.map(({ digitsRight }) => digitsRight)).toEqual(new Array(25).fill(knows));
    // The last digit need not be read: 64 tokens of the shortest text, in two steps.
    expect(steps.slice(0, 2).map(({ tokens, index }) => [tokens.length, index])).toEqual([
      [32, 0],
      [32, 32],
    ]);
    const grid = measuredGrid(answers);
    expect(grid.shares.flat()).toEqual(new Array(25).fill(knows / 5));
    expect(grid.asked?.flat()).toEqual(new Array(25).fill(1));
  });

  test('stops when it is told to', async () => {
    const { host, model } = fake(5);
    const stop = new AbortController();
    const answers = [];
    for await (const answer of askPasskeys(host, model, 1, stop.signal)) {
      answers.push(answer);
      if (answers.length === 4) stop.abort();
    }
    expect(answers.length).toBe(4);
  });
});

test('recorded figures by their names; what is not recorded is not a number', () => {
  const grid = recordedGrid({ digitsRight2xDepth0: 0.5, digitsRight2xDepth25: 1, digitsRight16xDepth100: 0.2 });
  expect(grid.shares[1]?.slice(0, 2)).toEqual([0.5, 1]);
  expect(grid.shares[4]?.[4]).toBe(0.2);
  expect(grid.shares[1]?.[2]).toBeNaN();
});
