/** Settings of a link or a script, over the models that ship: what one cannot have is refused with its sentence, and changes nothing. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { noticeText } from '../../../src/decode/session/notice';
import { sinkOf } from '../../../src/decode/reader/reading-settings';
import { createHost } from '../../../src/engine/create-host';
import { budgetOf } from '../../../src/insight/budget';
import { loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { runAction } from '../../../src/store/actions';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { defaultState } from '../../../src/store/properties';
import { createScript } from '../../../src/store/scripting';
import { words } from '../../../src/words';

const files: ModelFiles = { read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer };
const catalogue = await loadCatalogue(files);
const state = { ...defaultState, backend: 'cpu', greedy: true, prompt: 'One day' } as const;
const why = words.decode.noZeroSink;

async function open(change: Partial<typeof defaultState>): Promise<Keepsake> {
  const host = createHost();
  const keepsake = createKeepsake({
    host,
    startHost: () => ({ host, close: () => undefined }),
    catalogue,
    files,
    panels: [{ id: 'attention' }, { id: 'cache' }, { id: 'sinks' }],
    address: () => '',
  });
  await keepsake.restore({ ...state, ...change });
  return keepsake;
}

const reading = ({ session }: Keepsake) => session.state.getState().reading;
const logitsOf = ({ session }: Keepsake) => session.trace(session.state.getState().length - 1)?.logits;
const said = ({ session }: Keepsake) => session.state.getState().notices.map(noticeText);

describe('softmax + 1 at run time', () => {
  test.each([
    ['softmax-one', why.already],
    ['key-bias', why.already],
    ['retention', why.none],
  ] as const)('%s: a link with it opens without it and says so; an action and a script are refused', async (model, reason) => {
    const plain = await open({ model });
    expect(said(plain)).toEqual([]);
    const asked = await open({ model, zeroSink: true });
    expect(reading(asked)).toEqual(reading(plain));
    expect(logitsOf(asked)).toEqual(logitsOf(plain));
    expect(said(asked)).toEqual([words.decode.zeroSinkLeft(reason)]);
    await expect(runAction(plain, 'surgery', { zeroSink: true })).rejects.toThrow(reason);
    expect(plain.display.getState().failure).toBe(reason);
    await expect(createScript(plain).reading({ zeroSink: true, dropFirst: true })).rejects.toThrow(reason);
    expect(reading(plain)).toEqual(reading(asked));
    expect((await createScript(plain).reading({ zeroSink: false })).zeroSink).toBe(false);
  });

  test('a link holds for its own model, whichever was open before; what that one had is left where it cannot be', async () => {
    const keepsake = await open({ model: 'softmax-one' });
    await keepsake.restore({ ...state, model: 'mha', zeroSink: true });
    expect([reading(keepsake).zeroSink, said(keepsake)]).toEqual([true, []]);
    await keepsake.open('softmax-one');
    expect([reading(keepsake).zeroSink, said(keepsake)]).toEqual([false, [words.decode.zeroSinkLeft(why.already)]]);
  });
});

test('pins that were set for another policy are no sink where everything is kept: row 2 of mha gives token 0 what it gives it', async () => {
  const keepsake = await open({ model: 'mha', policy: 'full', pinned: 4, size: 20, positions: 'cache' });
  const trace = keepsake.session.trace(2);
  if (!trace) throw new Error('row 2 was read');
  const first = trace.layers.flatMap(({ heads, attention }) =>
    Array.from({ length: heads }, (_, head) => attention?.[head * 3] ?? NaN),
  );
  const budget = budgetOf(trace, { behindSink: sinkOf(reading(keepsake)).to, near: 16, head: null });
  expect(budget?.sink).toBeCloseTo(first.reduce((sum, share) => sum + share, 0) / first.length, 9);
  const plain = await open({ model: 'mha' });
  expect(plain.session.trace(2)).toMatchObject({ positions: trace.positions, logits: trace.logits });
});
