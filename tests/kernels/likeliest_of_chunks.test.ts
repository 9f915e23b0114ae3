import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { candidatesOf, count, logitsOf, shapes, stepOf } from './support/likeliest-shapes';
import { unmodified } from './support/run-wgsl';

describe('likeliest_of_chunks', () => {
  const device = useDevice();

  it.each(shapes)(
    'sorts the 64 likeliest of each $chunk of $vocabulary in parts of $part, $rows rows, grain $grain',
    async (shape) => {
      const { each, logits } = logitsOf(shape);
      const wanted = candidatesOf(shape, each);
      const { vocabulary, part, chunk, rows } = shape;
      await hold(
        device(),
        {
          kernel: 'likeliest_of_chunks',
          params: { vocabulary, part, chunk, count },
          step: stepOf(rows, vocabulary),
          buffers: { logits, candidates: new Float32Array(wanted.length).fill(unmodified) },
          matrices: [],
          trace: 0,
        },
        { buffers: { candidates: wanted } },
      );
    },
  );
});
