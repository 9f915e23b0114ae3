/**
 * A host without a model: it really keeps a token in each slot, and its logits depend on the tokens in the slots that it is
 * given, in their order, so that a wrong slot, a stale cache or a wrong order gives another text. Where the plan has a state, that is the
 * tokens that it has seen, which can only be had back from a snapshot, and the logits depend on it alone. Each step may be made to wait.
 */
import type { LoadedModel } from '../../../src/decode/session/session-state';
import { cacheLayout } from '../../../src/attention/model-layout';
import { compilePlan } from '../../../src/attention/compile';
import { EngineError, type StepInput, textIndexOf } from '../../../src/engine/engine';
import type { BackendReport, EngineHost } from '../../../src/engine/host';
import { pathOf } from '../../../src/engine/row-tree';
import type { CatalogueEntry } from '../../../src/model/catalogue';
import type { ModelSpec } from '../../../src/model/spec';

export const spec: ModelSpec = {
  format: 1,
  id: 'fake',
  name: 'Fake',
  vocabulary: 16,
  width: 4,
  context: 100,
  trainedContext: 90,
  start: [0],
  normEpsilon: 1e-5,
  tiedEmbedding: true,
  layers: [
    {
      attention: {
        kind: 'softmax',
        heads: 1,
        keyValueHeads: 1,
        headWidth: 4,
        rope: { base: 10_000, pairing: 'halves' },
        bias: false,
        window: null,
        extraLogit: 'none',
      },
      mlp: null,
    },
  ],
};

/** One token a letter, a = 1 …; other characters are unknown. */
export const model: LoadedModel = {
  spec,
  entry: { id: 'fake', prompt: 'abc', origin: { kind: 'trained' } } as CatalogueEntry,
  layout: cacheLayout(spec),
  plan: compilePlan(spec),
  recorded: null,
  tokenizer: {
    size: 16,
    encode(text: string) {
      const tokens = Array.from(text, (letter) => letter.charCodeAt(0) - 96).filter((token) => token > 0 && token < 16);
      return { tokens, unknown: text.length - tokens.length };
    },
    tokenOf: (text: string) => (/^[a-o]$/u.test(text) ? text.charCodeAt(0) - 96 : null),
    first: { added: [0], usual: 0, ends: [] },
    decode: (tokens: readonly number[]) => tokens.map((token) => (token === 0 ? '' : String.fromCharCode(96 + token))).join(''),
  } as unknown as LoadedModel['tokenizer'],
};

/** The same with a layer of retention in its place: what it keeps is one state, and what each token's slot has is for drawing alone. */
export const stateSpec: ModelSpec = {
  ...spec,
  id: 'fake-state',
  layers: [
    {
      attention: {
        kind: 'retention',
        heads: 1,
        keyWidth: 4,
        valueWidth: 4,
        decay: 'gated',
        gateTemperature: 16,
        rope: { base: 10_000, pairing: 'halves' },
      },
      mlp: null,
    },
  ],
};

export const stateModel: LoadedModel = {
  ...model,
  spec: stateSpec,
  entry: { ...model.entry, id: 'fake-state' },
  layout: cacheLayout(stateSpec),
  plan: compilePlan(stateSpec),
};

/** The buffer of its state, and the array's name. */
export const stateArray = { buffer: stateModel.plan.states[0] ?? '', name: 'state' };

const report = (backend: BackendReport['backend'], reason: BackendReport['reason']): BackendReport => ({
  backend,
  reason,
  choice: 'auto',
  milliseconds: { webgpu: null, cpu: null },
  adapter: null,
  detail: '',
  allocations: [],
});

/** Logits that follow from the tokens before: the expected text can be worked out without any cache. */
export function logitsAfter(tokens: readonly number[]): Float32Array {
  let h = 7;
  return Float32Array.from({ length: spec.vocabulary }, (_, v) => {
    if (v === 0) for (const token of tokens) h = (Math.imul(h, 31) + token + 1) >>> 0;
    h = (Math.imul(h, 1_103_515_245) + 12_345) >>> 0;
    return (h >>> 16) / 20_000;
  });
}

/** Steps wait here until a test lets them go on, in whichever order. */
export class Gate {
  readonly waiting: (() => void)[] = [];
  /** Nothing waits any more. */
  isOpen = false;

  /** Steps that have come here. */
  come = 0;

  async pass(): Promise<void> {
    this.come += 1;
    if (this.isOpen) return;
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Lets one of those that wait go on; the first unless told which. */
  open(which = 0): void {
    this.waiting.splice(which % Math.max(1, this.waiting.length), 1)[0]?.();
  }
}

interface FakeParts {
  readonly plan: LoadedModel['plan'];
  readonly gate?: Gate;
}

export interface FakeHost extends EngineHost {
  readonly calls: number[];
  /** The next steps fail as a lost device does. */
  lose(times: number): void;
}

/**
 * @param logits what it answers to the tokens that a row sees
 * @param inTrees the same where the rows are a tree, of which nothing is kept
 * @param parts the model's plan, and a gate at which each of its steps waits
 */
export function fakeHost(
  logits: typeof logitsAfter = logitsAfter,
  inTrees = logits,
  { plan, gate }: FakeParts = model,
): FakeHost {
  let slots: number[] = [];
  let state: readonly number[] = [];
  const snapshots = new Map<number, readonly number[]>();
  let losses = 0;
  const calls: number[] = [];
  /** Does what a step says of snapshots, and takes its tokens into the state. */
  const see = (input: StepInput): readonly number[] => {
    const { tokens, keep, restore } = input;
    if (keep !== undefined) snapshots.set(keep, state);
    if (restore !== undefined) state = snapshots.get(restore) ?? [-1];
    const before = textIndexOf(input) === 0 ? [] : state;
    state = [...before, ...tokens];
    return before;
  };
  return {
    calls,
    lose: (times) => (losses = times),
    prepare: async () => undefined,
    load: async () => report('webgpu', 'only'),
    play: async () => report('recorded', 'recorded'),
    choose: async (choice) => {
      slots = [];
      return report(choice === 'auto' ? 'webgpu' : choice, 'chosen');
    },
    recover: async () => {
      slots = [];
      return report('webgpu', 'recovered');
    },
    loseDevice: async () => {
      losses = 1;
    },
    async contents(name, snapshot) {
      if (name !== stateArray.buffer) return Float32Array.from(slots);
      return Float32Array.from(snapshot === undefined ? state : (snapshots.get(snapshot) ?? [-1]));
    },
    tensor: async () => new Float32Array(),
    async forward(input: StepInput) {
      await gate?.pass();
      if (losses > 0) {
        losses -= 1;
        slots = [];
        throw new EngineError('lost', 'lost');
      }
      const rows = input.tokens.length;
      const live = input.slots.length;
      calls.push(rows);
      if (input.parents) {
        const held = Array.from(input.slots.subarray(0, live - rows), (slot) => slots[slot] ?? -1);
        const ways = [...input.tokens.keys()].map((row) => pathOf(input, row).map((at) => input.tokens[at] ?? -1));
        return Float32Array.from(ways.flatMap((way) => [...inTrees([...held, ...way])]));
      }
      input.tokens.forEach((token, row) => (slots[input.slots[live - rows + row] ?? 0] = token));
      const seen = plan.recurrent ? see(input) : [];
      const { fixed, perSlot } = plan.trace;
      const trace = new Float32Array(rows * (fixed + perSlot * live));
      for (let row = 0; row < rows; row++) {
        const there = Array.from(input.slots.subarray(0, live - rows + row + 1), (slot) => slots[slot] ?? -1);
        trace.set(logits(plan.recurrent ? [...seen, ...input.tokens.subarray(0, row + 1)] : there), row * spec.vocabulary);
      }
      return trace;
    },
  };
}
