import { describe, expect, it } from 'vitest';
import { answer, taken } from '../../../src/engine/answer';
import { EngineError } from '../../../src/engine/engine';
import { ModelError } from '../../../src/model/errors';

/** A round trip as between threads: only what can be cloned arrives. */
const across = async (promise: Promise<unknown>): Promise<unknown> => taken(structuredClone(await answer(promise)));

describe('an answer across a thread boundary', () => {
  it('carries a value', async () => {
    expect(await across(Promise.resolve(Float32Array.of(1, 2)))).toEqual(Float32Array.of(1, 2));
  });

  it('carries an EngineError with its code', async () => {
    const error = await across(Promise.reject(new EngineError('lost', 'gone'))).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({ code: 'lost', message: 'gone', name: 'EngineError' });
  });

  it('carries a ModelError with its code, its details and its message', async () => {
    const sent = new ModelError('wrong-shape', { tensor: 'norm.weight', expected: [4], found: [5] });
    const error = await across(Promise.reject(sent)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ code: 'wrong-shape', details: sent.details, message: sent.message });
  });

  it('carries any other failure as an Error with its message', async () => {
    await expect(across(Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
    await expect(across(Promise.reject('text'))).rejects.toThrow('text');
  });
});
