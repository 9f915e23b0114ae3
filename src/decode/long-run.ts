/** One long text under several policies, one after another: bits a token as they come, and what can still be recalled at the end. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Plan } from '../attention/plan';
import type { EngineHost } from '../engine/host';
import { readLong } from './long-read';
import { type PolicySettings, fullPolicy, policies } from './policies';
import { type ReadingSettings, untouched } from './reading';

/** Tokens whose bits are averaged to a point of the curve. */
export const block = 100;
/** The passage that is read a second time at the end; its second half is what counts. */
export const passage = 48;
/** Most arms of one run. */
export const mostArms = 6;

export interface Arm {
  readonly policy: PolicySettings;
  /** Mean bits a token, block by block. */
  readonly blocks: readonly number[];
  readonly tokens: number;
  /** Tokens that it is to read before the passage comes again: a full cache has slots for no more. */
  readonly toRead: number;
  /** Mean bits over all tokens beyond the budget, where nothing is as it was in a full cache; NaN before. */
  readonly mean: number;
  /** Bits a token that the second reading of the passage is easier than the first; NaN where it was not read again. */
  readonly recall: number;
  /** Milliseconds a token, of the last block. */
  readonly milliseconds: number;
  readonly done: boolean;
}

export interface LongRunState {
  readonly running: boolean;
  /** Tokens that each arm is to read, the repeated passage not counted. */
  readonly total: number;
  readonly arms: readonly Arm[];
  readonly error: string | null;
}

export const emptyLongRun: LongRunState = { running: false, total: 0, arms: [], error: null };

export const longRunStore = (): StoreApi<LongRunState> => createStore<LongRunState>(() => emptyLongRun);

/** The policies that a run compares at a budget, in the order in which they are offered. */
export function offeredPolicies(size: number): readonly PolicySettings[] {
  const of = (kind: PolicySettings['kind'], pinned: number, positions: PolicySettings['positions']): PolicySettings => ({
    kind,
    size,
    pinned: Math.min(pinned, size - 1),
    positions,
  });
  return [
    // A full cache has no budget; its mean is taken over the same tokens as the others'.
    { ...fullPolicy, size },
    of('window', 0, 'cache'),
    of('window', 1, 'cache'),
    of('window', 4, 'cache'),
    of('window', 4, 'original'),
    of('heavy', 4, 'cache'),
    of('tova', 4, 'cache'),
    of('recompute', 0, 'cache'),
  ];
}

/**
 * Reads the first `total` tokens and then the beginning's passage again under each policy, and writes what it finds to `state`.
 * @param tokens `<bos>` first
 * @throws EngineError
 */
export async function runLong(
  host: Pick<EngineHost, 'forward'>,
  plan: Plan,
  tokens: readonly number[],
  asked: { readonly policies: readonly PolicySettings[]; readonly total: number; readonly surgery?: Partial<ReadingSettings> },
  state: StoreApi<LongRunState>,
  signal: AbortSignal,
): Promise<void> {
  const total = Math.min(asked.total, tokens.length);
  state.setState({ ...emptyLongRun, running: true, total, arms: asked.policies.slice(0, mostArms).map(emptyArm) });
  for (const [place, policy] of asked.policies.slice(0, mostArms).entries()) {
    // A full cache reads as far as it has slots; the passage is read again where there is still room for it.
    const room = policies[policy.kind].bounded ? total : Math.min(total, plan.slots - passage);
    const text = [...tokens.slice(0, room), ...tokens.slice(1, passage + 1)];
    const bits: number[] = [];
    let told = performance.now();
    const times: number[] = [];
    for await (const read of readLong(host, plan, text, { ...untouched, ...asked.surgery, policy })) {
      if (signal.aborted) return;
      bits.push(...read.bits);
      times.push(...read.bits.map(() => read.milliseconds / read.bits.length));
      if (performance.now() - told < 100) continue;
      told = performance.now();
      setArm(state, place, armOf(policy, bits, room, meanOf(times.slice(-block)), false));
    }
    setArm(state, place, armOf(policy, bits, room, meanOf(times.slice(-block)), true));
  }
}

const emptyArm = (policy: PolicySettings): Arm => armOf(policy, [], 0, Number.NaN, false);

function setArm(state: StoreApi<LongRunState>, place: number, arm: Arm): void {
  state.setState(({ arms }) => ({ arms: arms.with(place, arm) }));
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What an arm's bits add up to. Bits i are those of token i + 1; the passage is tokens 1 … `passage`, and again from `room` on. */
export function armOf(policy: PolicySettings, bits: readonly number[], room: number, milliseconds: number, done: boolean): Arm {
  const read = bits.slice(0, Math.max(0, room - 1));
  const blocks = Array.from({ length: Math.floor(read.length / block) }, (_, i) =>
    meanOf(read.slice(i * block, (i + 1) * block)),
  );
  const half = passage / 2;
  const again = bits.slice(room - 1 + half, room - 1 + passage);
  return {
    policy,
    blocks,
    tokens: read.length,
    toRead: room,
    mean: meanOf(read.slice(policy.size)),
    recall: done && again.length === half ? meanOf(bits.slice(half, passage)) - meanOf(again) : Number.NaN,
    milliseconds,
    done,
  };
}
