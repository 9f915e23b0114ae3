/** A session over the host without a model, with another such host for a draft. */
import { Drafter } from '../../../src/decode/drafting/drafter';
import { type Session, createSession } from '../../../src/decode/session/session';
import { type FakeHost, fakeHost, logitsAfter, model } from './fake-host';

/** Agrees with the target behind two texts of three, so that greedy drafts are accepted and rejected. */
export const often = (tokens: readonly number[]): Float32Array =>
  logitsAfter(tokens.reduce((sum, token) => sum + token, 0) % 3 === 0 ? [...tokens, 5] : tokens);

export interface Drafted {
  readonly host: FakeHost;
  readonly draftHost: FakeHost;
  readonly session: Session;
}

/** Greedy, at the prompt “abc”. @param inTrees what the target answers where rows are a tree */
export async function beginDrafting(count = 4, draft = often, { candidates = 1, inTrees = logitsAfter } = {}): Promise<Drafted> {
  const host = fakeHost(logitsAfter, inTrees);
  const draftHost = fakeHost(draft);
  const session = createSession(host);
  await session.open({ ...model, plan: { ...model.plan, branches: true } }, new ArrayBuffer(0), 'auto');
  session.setSampling({ greedy: true });
  session.setDrafted(count);
  session.setCandidates(candidates);
  await session.setDrafter(new Drafter(draftHost, model));
  await session.prompt('abc');
  return { host, draftHost, session };
}

/** The tokens up to the cursor. */
export const textOf = ({ state }: Session): number[] => state.getState().tokens.slice(0, state.getState().length);

export const argmax = (logits: Float32Array): number => logits.indexOf(Math.max(...logits));

/** How a text goes on greedily without a draft. */
export function greedy(from: readonly number[], length: number): number[] {
  const all = [...from];
  while (all.length < length) all.push(argmax(logitsAfter(all)));
  return all;
}
