/**
 * Random commands, with random steps of the engine between them, leave what the same commands leave one after another: the same text, the
 * same cursor, the same traces to the last bit, over every kind of cache and every policy, with drafts, lanes and playing.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { cacheLayout } from '../../../src/attention/model-layout';
import { Drafter } from '../../../src/decode/drafting/drafter';
import { Follower } from '../../../src/decode/lanes/lockstep';
import { fullPolicy } from '../../../src/decode/policies';
import { type ReadingSettings, unmodified } from '../../../src/decode/reader/reading-settings';
import type { Session } from '../../../src/decode/session/session';
import type { LoadedModel } from '../../../src/decode/session/session-state';
import type { ModelSpec } from '../../../src/model/spec';
import { onCpu } from '../../kernels/support/load-engines';
import {
  crossLayer,
  infiniLayer,
  linearLayer,
  modelOf,
  randomWeights,
  retentionLayer,
  windowLayer,
} from '../../kernels/support/random-model';
import { often } from './drafting-session';
import { Gate, fakeHost, logitsAfter, model, stateArray, stateModel } from './fake-host';
import { replay } from './replay';
import { type Command, type Kind, Stage, meanwhile, mlpNumbers, openSession, tick, tokensOf } from './stage';

const small = { width: 20, hidden: 12, vocabulary: 16, context: 128 };

/** A small model with random weights on the CPU engine, which is a host of its own each time. */
function real(spec: ModelSpec, state: Kind['state']): Kind {
  const loaded: LoadedModel = { ...model, spec, layout: cacheLayout(spec), plan: compilePlan(spec) };
  const weights = randomWeights(spec, 3);
  return {
    model: loaded,
    state,
    async host(gate) {
      let engine = await onCpu.load(spec, weights);
      return {
        ...fakeHost(),
        async choose() {
          engine = await onCpu.load(spec, weights);
          return fakeHost().choose('cpu');
        },
        contents: (name, snapshot) => engine.contents(name, snapshot),
        async forward(input, capture) {
          await gate?.pass();
          return engine.forward(input, capture);
        },
      };
    },
  };
}

const kinds: Readonly<Record<string, Kind>> = {
  'a host without a model': {
    model,
    state: null,
    host: (gate) => fakeHost(logitsAfter, logitsAfter, { ...model, ...(gate && { gate }) }),
  },
  'a host that keeps one state': {
    model: stateModel,
    state: { layer: 0, array: stateArray.name },
    host: (gate) => fakeHost(logitsAfter, logitsAfter, { ...stateModel, ...(gate && { gate }) }),
  },
  softmax: real(modelOf({ ...small, layers: 2, attention: { heads: 2, keyValueHeads: 1, headWidth: 8 } }), null),
  windows: real(modelOf({ ...small, attentions: [windowLayer(5), windowLayer(9)] }), null),
  retention: real(modelOf({ ...small, attentions: [retentionLayer()] }), { layer: 0, array: 'state' }),
  'linear attention over groups': real(
    modelOf({ ...small, attentions: [linearLayer({ group: 6, convolution: { kernel: 5, masked: true } }), linearLayer()] }),
    { layer: 1, array: 'state' },
  ),
  'Infini-attention': real(modelOf({ ...small, attentions: [infiniLayer({ segment: 7 })] }), { layer: 0, array: 'memory' }),
  'a decoder-decoder over retention': real(
    modelOf({ ...small, attentions: [retentionLayer(), crossLayer(true), crossLayer(false)] }),
    {
      layer: 0,
      array: 'state',
    },
  ),
};

const settings: fc.Arbitrary<Partial<ReadingSettings>> = fc.oneof(
  fc.record({
    policy: fc.record({
      kind: fc.constantFrom('full', 'window', 'recompute', 'heavy', 'tova'),
      size: fc.constantFrom(4, 7, 12),
      pinned: fc.constantFrom(0, 1, 2),
      positions: fc.constantFrom('original', 'cache'),
    }),
  }),
  fc.record({ dropFirst: fc.boolean() }),
  fc.record({ replaceFirst: fc.constantFrom(null, 3) }),
  fc.constant({ policy: fullPolicy }),
);

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('prompt'), text: fc.constantFrom('a', 'abc', 'cabbage', 'abc'.repeat(11)) }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('step'), count: fc.constantFrom(1, 1, 2, 5) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('back'), count: fc.constantFrom(1, 1, 3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('goTo'), count: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('choose'), token: fc.nat(15), at: fc.option(fc.nat(30)) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('switchTo'), node: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rerun'), change: settings }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('backend') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('play') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pause') }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('look'), at: fc.nat(40), of: fc.constantFrom('trace', 'state', 'mlp') }),
  },
  {
    weight: 7,
    arbitrary: fc.record({ kind: fc.constant('settle'), gates: fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }) }),
  },
) as fc.Arbitrary<Command>;

const play = fc.record({ commands: fc.array(command, { minLength: 1, maxLength: 16 }), seed: fc.nat(1000) });
const runs = (count: number): fc.Parameters<unknown> => ({ numRuns: Number(process.env['KEEPSAKE_RUNS'] ?? count) });

/** Numbers that settle what is left, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 8);
}

/** Everything that can be seen of a text; traces of a branch that was not read since the backend changed are read when they are looked at. */
async function seen(session: Session): Promise<unknown> {
  const { phase, length, path, reading, promptLength, error } = session.state.getState();
  const rows: unknown[] = [];
  for (let index = 0; index < path.length; index++) {
    const { logits, keys, layers } = await session.ensureTrace(index);
    rows.push({ logits, keys, attention: layers.map(({ attention }) => attention) });
  }
  return { phase, tokens: tokensOf(session), length, promptLength, reading, error, rows };
}

async function playOut(
  stage: Stage,
  { commands, seed }: { readonly commands: readonly Command[]; readonly seed: number },
): Promise<void> {
  await stage.ask({ kind: 'prompt', text: 'ab' });
  for (const each of commands) await stage.ask(each);
  await stage.settle(draws(seed));
  expect(stage.problems).toEqual([]);
  expect(stage.playing).toBe(false);
}

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  test('ends as one thing after another would, and what was looked at is what was there', async () => {
    await fc.assert(
      fc.asyncProperty(play, async (how) => {
        const gates = [new Gate()];
        const session = await openSession(kind, gates[0]);
        const stage = new Stage(session, kind, gates);
        await playOut(stage, how);
        const other = await openSession(kind);
        await replay(stage.log, other);
        for (const each of gates) each.isOpen = true;
        expect(await seen(session)).toEqual(await seen(other));
        for (const look of stage.looks) {
          if (look.seen === null) continue;
          other.configure(look.reading);
          await other.prompt('', look.tokens.slice(kind.model.spec.start.length));
          const there = look.what === 'state' ? kind.state : null;
          const at = look.tokens.length - 1;
          const expected = there ? await other.cacheArray(there.layer, there.array, at) : other.trace(at)?.logits;
          expect(look.seen).toEqual(look.what === 'mlp' ? await mlpNumbers(other, kind, at) : expected);
        }
      }),
      runs(40),
    );
  });
});

test('a lane stands where the text stands in the end', async () => {
  await fc.assert(
    fc.asyncProperty(play, async (how) => {
      const kind = kinds['a host without a model'] as Kind;
      const gates = [new Gate(), new Gate()] as const;
      const [leader, lane] = [await openSession(kind, gates[0]), await openSession(kind, gates[1])];
      const failures: unknown[] = [];
      const follower = new Follower(
        leader,
        lane,
        () => 'same',
        (error) => failures.push(error),
      );
      const stage = new Stage(leader, kind, gates, () => follower.settle());
      leader.state.subscribe(({ phase }) => {
        if (phase === 'ready') void follower.settle();
      });
      await playOut(stage, how);
      const draw = draws(how.seed);
      await meanwhile(follower.settle(), () => {
        gates[1].open(draw());
        return tick();
      });
      gates[1].isOpen = true;
      const { length } = leader.state.getState();
      expect(failures).toEqual([]);
      expect(lane.state.getState().length).toBe(length);
      const text = tokensOf(leader).slice(0, length);
      expect(tokensOf(lane).slice(0, length)).toEqual(text);
      for (const index of text.keys())
        expect((await lane.ensureTrace(index)).logits).toEqual(logitsAfter(text.slice(0, index + 1)));
    }),
    runs(40),
  );
});

test('with a draft, every trace is of its own place, and the text is what greedy decoding gives', async () => {
  await fc.assert(
    fc.asyncProperty(play, async (how) => {
      const kind = kinds['a host without a model'] as Kind;
      const gates = [new Gate(), new Gate()] as const;
      const [session, other] = [await openSession(kind, gates[0]), await openSession(kind)];
      for (const [each, gate] of [
        [session, gates[1]],
        [other, undefined],
      ] as const) {
        each.setSampling({ greedy: true });
        await each.setDrafter(new Drafter(fakeHost(often, often, { ...model, ...(gate && { gate }) }), model));
      }
      const stage = new Stage(session, kind, gates);
      // Decoding again as far as the text went ends at that place, which a pass may have to be cut for.
      const commands = how.commands.filter(({ kind: what }) => what !== 'rerun');
      await playOut(stage, { ...how, commands });
      await replay(stage.log, other);
      for (const each of gates) each.isOpen = true;
      expect(await seen(session)).toEqual(await seen(other));
      const tokens = tokensOf(session);
      for (const index of tokens.keys())
        expect((await session.ensureTrace(index)).logits).toEqual(logitsAfter(tokens.slice(0, index + 1)));
      expect(session.state.getState().reading).toEqual(unmodified);
    }),
    runs(60),
  );
});
