/** Models whose layers have no weights per token: compiled, read, counted, drawn and given to scripts. */
import type { ComponentType } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { cacheLayout } from '../../../src/attention/model-layout';
import type { TableData } from '../../../src/charts/figure/table';
import type { PolicySettings } from '../../../src/decode/policies';
import { meanAttention } from '../../../src/decode/reader/slots';
import type { LoadedModel } from '../../../src/decode/session/session-state';
import { traceSize } from '../../../src/engine/read-trace';
import { headRow, ownRow } from '../../../src/insight/attention';
import { TextBudgets, budgetOf } from '../../../src/insight/budget';
import { directFlow, rollout } from '../../../src/insight/flow';
import { TextScores } from '../../../src/insight/scores';
import { type PanelId, panels } from '../../../src/panels';
import { EntryContext } from '../../../src/panels/kit/entry-context';
import { HeadsPanel } from '../../../src/panels/attention/heads/heads-panel';
import { AttentionPanel } from '../../../src/panels/attention/matrix/matrix-panel';
import { NextTokenPanel } from '../../../src/panels/attention/next-token/next-token-panel';
import { NormsPanel } from '../../../src/panels/attention/norms/norms-panel';
import { ReachPanel } from '../../../src/panels/attention/reach/reach-panel';
import { SinksPanel } from '../../../src/panels/attention/sinks/sinks-panel';
import { SurgeryPanel } from '../../../src/panels/attention/surgery/surgery-panel';
import { TokensPanel } from '../../../src/panels/attention/tokens/tokens-panel';
import { BudgetPanel } from '../../../src/panels/attention/budget/budget-panel';
import { ArchitecturePanel } from '../../../src/panels/cache/architecture/architecture-panel';
import { KeysValuesPanel } from '../../../src/panels/cache/keys-values/keys-values-panel';
import { CachePanel } from '../../../src/panels/cache/cache/cache-panel';
import { PolicyPanel } from '../../../src/panels/cache/policy/policy-panel';
import { FactorsPanel } from '../../../src/panels/mechanisms/factors/factors-panel';
import { InfiniPanel } from '../../../src/panels/mechanisms/infini/infini-panel';
import { LinearPanel } from '../../../src/panels/mechanisms/linear/linear-panel';
import { MlpPanel } from '../../../src/panels/mechanisms/mlp/mlp-panel';
import { RetentionPanel } from '../../../src/panels/mechanisms/retention/retention-panel';
import { SharedCachePanel } from '../../../src/panels/mechanisms/shared-cache/shared-cache-panel';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { KeepsakeProvider } from '../../../src/store/react';
import { createScript } from '../../../src/store/scripting';
import { words } from '../../../src/words';
import { weightlessModel } from '../../support/weightless';
import { fakeHost, logitsAfter, model as softmaxModel, spec as softmaxSpec } from '../decode/fake-host';

vi.mock('../../../src/attention/mechanisms', async (original) => {
  const { mechanismOf } = await original<typeof import('../../../src/attention/mechanisms')>();
  const { withWeightless } = await import('../../support/weightless');
  return { mechanismOf: withWeightless(mechanismOf) };
});

/** Tables of the panels that were drawn. */
const tables: (() => TableData)[] = [];

vi.mock('../../../src/panels/kit/panel', async (original) => {
  const kit = await original<typeof import('../../../src/panels/kit/panel')>();
  const Panel: typeof kit.Panel = (props) => {
    tables.push(props.table);
    return kit.Panel(props);
  };
  return { ...kit, Panel };
});

vi.mock('../../../src/panels/data/text', async (original) => ({
  ...(await original<typeof import('../../../src/panels/data/text')>()),
  useShownTheme: () => 'light',
}));

const piece = (token: number) => ({ text: String.fromCharCode(96 + token), bytes: Uint8Array.of(96 + token), special: false });

const softmax = softmaxSpec.layers[0]?.attention;
if (softmax?.kind !== 'softmax') throw new Error('the fake model has a layer of softmax attention');

const modelOf = (spec: LoadedModel['spec']): LoadedModel => ({
  ...softmaxModel,
  tokenizer: { ...softmaxModel.tokenizer, piece, specialName: () => null } as unknown as LoadedModel['tokenizer'],
  spec,
  layout: cacheLayout(spec),
  plan: compilePlan(spec),
});
const mixed = modelOf(weightlessModel(softmaxSpec, softmax));
const pure = modelOf(weightlessModel(softmaxSpec, null));

async function read(model: LoadedModel, policy?: Partial<PolicySettings>): Promise<Keepsake> {
  const keepsake = createKeepsake({
    host: fakeHost(logitsAfter, logitsAfter, { plan: model.plan }),
    startHost: () => {
      throw new Error('no lane is opened');
    },
    catalogue: { models: [] },
    files: { read: async () => new ArrayBuffer(0) },
    panels: [],
    address: () => '',
  });
  const { session, display } = keepsake;
  await session.open(model, new ArrayBuffer(0), 'auto');
  await session.prompt('abcab');
  if (policy) await session.rerun(({ policy: own }) => ({ policy: { ...own, ...policy } }));
  await session.step(3);
  // What is drawn on a server is what a store begins with.
  for (const store of [session.state, session.shadow, session.longRun, session.streamingTable, session.drafting, display])
    Object.assign(store, { getInitialState: store.getState });
  return keepsake;
}

const models = [
  ['some layers of which have weights', mixed],
  ['none of whose layers has', pure],
] as const;

describe.each(models)('a model %s', (_, model) => {
  const hasWeights = model === mixed;

  test('is compiled without a place for weights that are not there', () => {
    const { plan } = model;
    expect(plan.weights).toEqual(hasWeights ? ['none', 'shares', 'none'] : ['none', 'none']);
    expect(plan.trace.perSlot).toBe(hasWeights ? 1 : 0);
    expect(plan.states).toHaveLength(2);
  });

  test('is read, step by step and back, under every policy', async () => {
    const { session } = await read(model);
    const { tokens } = session.state.getState();
    for (const kind of ['window', 'heavy', 'tova', 'recompute'] as const) {
      const evicting = (await read(model, { kind, size: 4, pinned: 1 })).session;
      expect(evicting.state.getState().length).toBe(9);
      await evicting.back(2);
      await evicting.step(2);
      expect(evicting.state.getState().length).toBe(9);
    }
    await session.back(2);
    await session.step(2);
    expect(session.state.getState().tokens.slice()).toEqual(tokens.slice());
  });

  test('has traces without attention, of which everything is counted that there is', async () => {
    const { session } = await read(model);
    const { path, tokens, length } = session.state.getState();
    const trace = session.trace(5) ?? expect.fail('row 5 was read');
    expect(trace.layers[0]).toMatchObject({ heads: 2, attention: null });
    expect(Object.keys(trace.layers[0]?.values ?? {})).toEqual(['residualNorm', 'stateNorm']);
    expect(traceSize(trace)).toBe(4 * (3 * 6 + 16 + 1 + 3 * 2 + (hasWeights ? 3 + 6 : 0)));
    expect([headRow(trace, 0, 1), ownRow(trace, 0, 1)]).toEqual([null, null]);
    expect(meanAttention(trace)).toHaveLength(6);
    const text = { path, tokens, trace: (index: number) => session.trace(index) };
    const { heads, sinkByRow, leftOut } = new TextScores().upTo(text, length);
    expect(heads[0]?.map(({ sink }) => sink)).toEqual([Number.NaN, Number.NaN]);
    expect([sinkByRow[3]?.[0], leftOut]).toEqual([Number.NaN, 0]);
    const split = { behindSink: 1, near: 16, head: null };
    expect(budgetOf(trace, { ...split, head: { layer: 0, head: 0 } })).toBeNull();
    expect(budgetOf(trace, split) === null).toBe(!hasWeights);
    expect(new TextBudgets().upTo(text, length, split)).toHaveLength(length);
    const { lost } = rollout(text.trace, 5, model.spec.layers.length);
    // Row 0 sees itself alone; what the row itself has in a layer without weights is not known.
    expect(lost.at(-1)).toBe(1);
    expect(directFlow(trace).lost).toEqual(hasWeights ? [0, 1, 0, 1] : [0, 1, 1]);
  });

  test('is given to scripts with an empty array in the place of its attention', async () => {
    const script = createScript(await read(model));
    const { attention, values } = await script.trace(4);
    expect(attention[0]).toEqual({ data: new Float32Array(), shape: [2, 0] });
    expect(values[0]?.['stateNorm']).toHaveLength(2);
  });

  const drawnPanels: readonly (readonly [PanelId, ComponentType])[] = [
    ['tokens', TokensPanel],
    ['attention', AttentionPanel],
    ['heads', HeadsPanel],
    ['next-token', NextTokenPanel],
    ['sinks', SinksPanel],
    ['norms', NormsPanel],
    ['surgery', SurgeryPanel],
    ['budget', BudgetPanel],
    ['reach', ReachPanel],
    ['cache', CachePanel],
    ['policy', PolicyPanel],
    ['architecture', ArchitecturePanel],
    ['keys-values', KeysValuesPanel],
    ['mlp', MlpPanel],
    ['factors', FactorsPanel],
    ['shared-cache', SharedCachePanel],
    ['retention', RetentionPanel],
    ['linear', LinearPanel],
    ['infini', InfiniPanel],
  ];

  test.each(drawnPanels)('is drawn by the panel %s, with a table', async (id, Component) => {
    const keepsake = await read(model);
    const entry = panels.find((panel) => panel.id === id) ?? expect.fail('the panel is listed');
    for (const flow of ['rollout', 'direct'] as const) {
      for (const sinkStatistic of ['mean', 'now', 'moved', 'entropy'] as const) {
        keepsake.display.setState({ flow, sinkStatistic });
        tables.length = 0;
        const drawn = renderToString(
          <KeepsakeProvider value={keepsake}>
            <EntryContext value={entry}>
              <Component />
            </EntryContext>
          </KeepsakeProvider>,
        );
        expect(drawn).not.toMatch(/L0\.\w\d[^<"]* NaN/);
        const [table] = tables.map((of) => of());
        expect(table?.rows).toBeDefined();
        if (id === 'attention') {
          expect(drawn).toContain(words.panels.states.noWeights);
          expect(table?.rows).toEqual([]);
        }
      }
    }
  });
});
