import { anything, assert, constantFrom, property, record } from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { embedded } from '../../../src/app/embed/embedded';
import { idOf, isAddressed, requestSchema } from '../../../src/app/embed/messages';

const isRequest = (message: unknown): boolean => v.is(requestSchema, message);

describe('requests', () => {
  test('those of the contract', () => {
    for (const type of ['ping', 'state', 'watch', 'step', 'back']) expect(isRequest({ keepsake: 1, type })).toBe(true);
    expect(v.parse(requestSchema, { keepsake: 1, type: 'step' })).toMatchObject({ count: 1 });
    expect(isRequest({ keepsake: 1, type: 'step', count: 100, id: 'a' })).toBe(true);
    expect(isRequest({ keepsake: 1, type: 'restore', link: '#v=2&model=mha' })).toBe(true);
  });

  test.each([
    { keepsake: 2, type: 'ping' },
    { type: 'ping' },
    { keepsake: 1 },
    { keepsake: 1, type: 'run', action: 'keepOffline', args: [false] },
    { keepsake: 1, type: 'step', count: 0 },
    { keepsake: 1, type: 'step', count: 101 },
    { keepsake: 1, type: 'step', count: 1.5 },
    { keepsake: 1, type: 'step', count: '3' },
    { keepsake: 1, type: 'back', count: Number.NaN },
    { keepsake: 1, type: 'restore' },
    { keepsake: 1, type: 'restore', link: { model: 'mha' } },
    { keepsake: 1, type: 'restore', link: 'x'.repeat(20_001) },
    { keepsake: 1, type: 'ping', id: {} },
    'ping',
    null,
  ])('%j is none', (message) => expect(isRequest(message)).toBe(false));

  test('whatever is sent is read without a throw, and an id that comes back is a text or a number', () => {
    const message = record({
      keepsake: constantFrom<unknown>(1, 2, '1', null),
      type: anything(),
      count: anything(),
      id: anything(),
    });
    assert(
      property(message, (sent) => {
        isRequest(sent);
        expect(isAddressed(sent)).toBe(true);
        expect(['string', 'number', 'undefined']).toContain(typeof idOf(sent));
      }),
    );
    assert(property(anything(), (sent) => typeof isAddressed(sent) === 'boolean'));
  });
});

describe('what is embedded', () => {
  test('a view, or the panels that there are', () => {
    expect(embedded(['sinks'])).toEqual({ view: 'sinks' });
    expect(embedded(['tokens', 'nonsense', 'attention'])).toMatchObject({ panels: [{ id: 'tokens' }, { id: 'attention' }] });
  });
  test('nothing, and nothing known, is the whole page', () => {
    expect(embedded([])).toBeNull();
    expect(embedded(['nonsense'])).toBeNull();
  });
});
