/** Drafting over real engines: the shipped models, and every kind of cache that has to take rejected tokens back. */
import { allLogits } from '../../support/all-logits';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { cacheLayout } from '../../../src/attention/model-layout';
import { Drafter } from '../../../src/decode/drafting/drafter';
import { type ReadingSettings, unmodified } from '../../../src/decode/reader/reading-settings';
import { type Session, createSession } from '../../../src/decode/session/session';
import { type LoadedModel, loadedModel } from '../../../src/decode/session/session-state';
import { createHost } from '../../../src/engine/create-host';
import type { StepInput } from '../../../src/engine/engine';
import type { EngineHost } from '../../../src/engine/host';
import { findModel, loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { loadModel } from '../../../src/model/load-model';
import { onCpu } from '../../kernels/support/load-engines';
import { crossLayer, linearLayer, modelOf, randomWeights, retentionLayer, windowLayer } from '../../kernels/support/random-model';
import { fakeHost, model as fake } from './fake-host';

const files: ModelFiles = { read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer };
const { models } = await loadCatalogue(files);
const greedy = { greedy: true } as const;
const textOf = (session: Session): number[] => session.state.getState().tokens.slice();

async function stepTo(session: Session, length: number): Promise<number[]> {
  while (textOf(session).length < length) await session.step();
  return textOf(session).slice(0, length);
}

describe('shipped models on the CPU', () => {
  async function load(id: string, host: EngineHost) {
    const parts = await loadModel(findModel({ models }, id), files);
    return { model: loadedModel(parts), weights: parts.weights, host };
  }

  test.each([
    ['mha', 'softmax-one'],
    ['backcopy', 'backcopy-mlp'],
  ])('%s with %s for a draft decodes 64 tokens greedily as it does alone', async (target, draft) => {
    const own = await load(target, createHost());
    const session = createSession(own.host);
    await session.open(own.model, own.weights, 'cpu');
    session.setSampling(greedy);
    await session.prompt(own.model.entry.prompt);
    const length = textOf(session).length + 64;
    const alone = await stepTo(session, length);
    const drafts = await load(draft, createHost());
    await drafts.host.load(drafts.model.plan, drafts.weights, 'cpu');
    await session.setDrafter(new Drafter(drafts.host, drafts.model));
    await session.prompt(own.model.entry.prompt);
    expect(await stepTo(session, length)).toEqual(alone);
    const { passes } = session.drafting.getState();
    expect(passes.length).toBeLessThan(64);
  });

  test('linear with a tree of candidates decodes greedily as it does alone, in fewer passes than with one candidate', async () => {
    const own = await load('linear', createHost());
    const session = createSession(own.host);
    await session.open(own.model, own.weights, 'cpu');
    session.setSampling(greedy);
    await session.prompt(own.model.entry.prompt);
    const length = textOf(session).length + 64;
    const alone = await stepTo(session, length);
    const drafts = await load('draft', createHost());
    await drafts.host.load(drafts.model.plan, drafts.weights, 'cpu');
    await session.setDrafter(new Drafter(drafts.host, drafts.model));
    const passes: number[] = [];
    for (const candidates of [1, 3]) {
      session.setCandidates(candidates);
      await session.prompt(own.model.entry.prompt);
      expect(await stepTo(session, length)).toEqual(alone);
      passes.push(session.drafting.getState().passes.length);
    }
    expect(passes[1]).toBeLessThan(passes[0] ?? 0);
  });
});

const small = { width: 20, hidden: 12, vocabulary: 31, context: 128 };
const softmax = modelOf({ ...small, layers: 2, attention: { heads: 3, keyValueHeads: 1, headWidth: 12 } });
const policy = { size: 12, pinned: 2, positions: 'cache' } as const;
const grouped = linearLayer({ group: 5, convolution: { kernel: 7, masked: true } });
const kinds: Readonly<Record<string, readonly [ReturnType<typeof modelOf>, ReadingSettings]>> = {
  'a full cache': [softmax, unmodified],
  'a full cache, the first token dropped': [softmax, { ...unmodified, dropFirst: true }],
  'a window of the policy': [softmax, { ...unmodified, policy: { ...policy, kind: 'window' } }],
  'a recomputed window': [softmax, { ...unmodified, policy: { ...policy, kind: 'recompute' } }],
  'heavy hitters': [softmax, { ...unmodified, policy: { ...policy, kind: 'heavy' } }],
  'token omission': [softmax, { ...unmodified, policy: { ...policy, kind: 'tova' } }],
  'windows of the model': [modelOf({ ...small, attentions: [windowLayer(5), windowLayer(9)] }), unmodified],
  'a state': [modelOf({ ...small, attentions: [retentionLayer(), retentionLayer({ decay: 'fixed' })] }), unmodified],
  'sums, a convolution and groups': [modelOf({ ...small, attentions: [grouped, grouped] }), unmodified],
  'a decoder-decoder': [modelOf({ ...small, attentions: [windowLayer(5), crossLayer(true), crossLayer(false)] }), unmodified],
};

describe.each(Object.entries(kinds))('%s takes rejected tokens back exactly', (_, [spec, reading]) => {
  const loaded: LoadedModel = { ...fake, spec, layout: cacheLayout(spec), plan: compilePlan(spec) };

  async function open(spoil = false): Promise<{ readonly session: Session; readonly host: EngineHost }> {
    const engine = await onCpu.load(spec, randomWeights(spec, 3));
    let calls = 0;
    const forward = async (input: StepInput, capture: boolean): Promise<Float32Array> => {
      const trace = await engine.forward(input, capture);
      calls += 1;
      // The scores of the rows come first: turned about, another token is the likeliest.
      if (spoil && calls % 5 === 0) trace.subarray(0, input.tokens.length * spec.vocabulary).reverse();
      return trace;
    };
    const host = { ...fakeHost(), forward };
    const session = createSession(host);
    await session.open(loaded, new ArrayBuffer(0), 'cpu');
    session.configure(reading);
    return { session, host };
  }

  test.each(
    [greedy, { greedy: false, temperature: 1.5, topP: 1 }].flatMap((sampling) =>
      (loaded.plan.branches ? [1, 3] : [1]).map((count) => [sampling, count] as const),
    ),
  )('with %o, %i candidates for each place', async (sampling, candidates) => {
    const run = async (): Promise<Session> => {
      const { session } = await open();
      const { host: draft } = await open(true);
      session.setSampling(sampling);
      session.setCandidates(candidates);
      await session.setDrafter(new Drafter(draft, loaded));
      await session.prompt('abcdefgabc');
      await session.step(8);
      return session;
    };
    const session = await run();
    const { passes } = session.drafting.getState();
    const fates = passes.flatMap(({ drafted }) => drafted.map(({ fate }) => fate));
    expect(fates).toContain('accepted');
    expect(fates).toContain('rejected');
    expect(Math.max(...passes.map(({ parents }) => parents.length))).toBe(4 * candidates);
    const text = textOf(session);
    // Another run with the same seed agrees with it, token for token, to the last bit.
    const again = await run();
    expect(textOf(again)).toEqual(text);
    for (const i of text.keys()) expect(again.trace(i)?.logits).toEqual(session.trace(i)?.logits);
    // Every row is what it is where the text is read alone, token by token.
    const { session: alone } = await open();
    await alone.prompt('abcdefgabc');
    for (const token of text.slice(alone.state.getState().promptLength)) await alone.choose(token);
    expect(textOf(alone)).toEqual(text);
    for (let i = 11; i < text.length; i++) {
      const [row, expected] = [session, alone].map((one) => allLogits(one.trace(i)?.logits ?? new Float32Array()));
      expect(row?.length).toBe(spec.vocabulary);
      row?.forEach((logit, token) => expect(logit).toBeCloseTo(expected?.[token] ?? Number.NaN, 4));
    }
  });
});
