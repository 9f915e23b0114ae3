import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { candidatesOf, count, logitsOf, shapes, sorted, stepOf, sumOf } from './support/likeliest-shapes';
import { unmodified } from './support/run-wgsl';

describe('likeliest', () => {
  const device = useDevice();

  it.each([
    ...shapes.map((shape) => ({ ...shape, following: undefined, shown: 1 })),
    ...shapes.slice(2, 3).map((shape) => ({ ...shape, following: 349, shown: 0 })),
  ])(
    'joins the chunks of $vocabulary, and has the logit of the next token: $rows rows, grain $grain, then $following',
    async (given) => {
      const { vocabulary, part, chunk, rows, shown, following } = given;
      const { each, logits } = logitsOf(given);
      const offsets = {
        topLogits: 1,
        topTokens: 1 + count,
        logSum: 1 + 2 * count,
        followingLogit: 2 + 2 * count,
        residualNorm: 4 + 2 * count,
      };
      const step = { ...stepOf(rows, vocabulary), ...(following === undefined ? {} : { following }) };
      const trace = new Array<number>(rows * (2 * count + 6)).fill(unmodified);
      each.forEach((row, r) => {
        const tokens = sorted(row, 0, vocabulary);
        tokens.forEach((token, rank) => {
          trace[rows * offsets.topLogits + r * count + rank] = row[token] ?? Number.NaN;
          trace[rows * offsets.topTokens + r * count + rank] = token;
        });
        const top = row[tokens[0] ?? 0] ?? Number.NaN;
        trace[rows * offsets.logSum + r] = top + Math.log(sumOf(row, top));
        const next = step.tokens[r + 1] ?? following;
        trace[rows * offsets.followingLogit + r] = next === undefined ? 0 : (row[next] ?? Number.NaN);
        if (shown === 1) trace[rows * offsets.residualNorm + r] = 10 + r;
      });
      await hold(
        device(),
        {
          kernel: 'likeliest',
          params: { vocabulary, part, chunk, count, shown },
          offsets,
          step,
          buffers: { logits, candidates: candidatesOf(given, each) },
          matrices: [],
          trace: trace.length,
        },
        { trace },
      );
    },
  );
});
