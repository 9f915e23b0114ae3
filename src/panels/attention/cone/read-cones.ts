/** A text and the same text with one other token, each read with the sink in the cache and without it. */
import type { Plan } from '../../../attention/plan';
import { readStream } from '../../../decode/runs/stream-read';
import type { Interventions } from '../../../engine/engine';
import type { EngineHost } from '../../../engine/host';
import { type Cone, coneOf, relativeChanges } from '../../../insight/cone';

/** The same change, with the sink in the cache and without. */
export interface Cones {
  readonly whole: Cone;
  /** Token 0 leaves the cache after its own row: no later row sees it. */
  readonly dropped: Cone;
}

/** Texts that are read for it. */
export const coneReads = 4;

interface ConeText {
  readonly tokens: readonly number[];
  /** Where the other token is; behind the first one. */
  readonly at: number;
  readonly token: number;
  readonly interventions: Interventions;
}

/**
 * Overwrites the engine's cache.
 * @param onRead called with how many rows are read, of `coneReads` times as many as there are tokens
 * @returns null for a plan that computes nothing or has a state, where there is no such token, and when interrupted
 * @throws EngineError
 */
export async function readCones(
  host: Pick<EngineHost, 'forward' | 'contents'>,
  plan: Plan,
  { tokens, at, token, interventions }: ConeText,
  signal: AbortSignal,
  onRead: (rows: number) => void = () => undefined,
): Promise<Cones | null> {
  if (plan.recurrent || at < 1 || at >= tokens.length || tokens.length > plan.slots) return null;
  const changed = tokens.with(at, token);
  let read = 0;
  const count = (rows: number): void => onRead((read += rows));
  async function cone(dropFirst: boolean): Promise<Cone | null> {
    const how = { interventions, dropFirst };
    const original = await readStream(host, plan, tokens, how, signal, count);
    const other = original && (await readStream(host, plan, changed, how, signal, count));
    return original && other && coneOf(relativeChanges(other.rows, original.rows, other.width), other.stops, at);
  }
  const whole = await cone(false);
  const dropped = whole && (await cone(true));
  return whole && dropped && { whole, dropped };
}
