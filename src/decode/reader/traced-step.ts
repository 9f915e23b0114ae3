/** One step of the engine, as the traces of its rows. */
import type { Plan } from '../../attention/plan';
import { type StepInput, opsOf } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';
import { readTrace } from '../../engine/read-trace';
import type { StepTrace } from '../../engine/trace';
import type { Indexed } from '../text/sequence';
import type { SlotTable } from './slots';

/** Where in the text a step begins, whether it is a partial one or only fills the caches, what it does with snapshots, and what of a large vocabulary's logits is wanted. */
export type StepOptions = Pick<
  StepInput,
  'index' | 'fillOnly' | 'ops' | 'after' | 'restore' | 'keep' | 'following' | 'allLogits'
>;

/**
 * @param table the live slots, those of the step's tokens last
 * @returns no traces for a step that does not reach the logits. @throws EngineError
 */
export async function tracedStep(
  host: EngineHost,
  plan: Plan,
  options: StepOptions & Pick<StepInput, 'interventions'>,
  tokens: readonly number[],
  { slots, keys, positions }: SlotTable,
): Promise<readonly StepTrace[]> {
  const input: StepInput = { tokens: Uint32Array.from(tokens), slots, positions, ...options };
  const began = performance.now();
  const buffer = await host.forward(input, true);
  return opsOf(plan, input) < plan.ops.length
    ? []
    : readTrace(plan, buffer, { input, keys, milliseconds: performance.now() - began });
}

/** What a step wants of the logits of a large vocabulary; nothing of a small one, of which all are there. */
export function logitsWanted(
  { likeliest }: Plan,
  tokens: Indexed<number>,
  end: number,
  allLogits: boolean,
): Pick<StepInput, 'following' | 'allLogits'> {
  if (likeliest === null) return {};
  const following = tokens.at(end);
  return { allLogits, ...(following === undefined ? {} : { following }) };
}

/** How many ops of a plan come before the logits. */
export function opsBeforeLogits({ ops }: Plan): number {
  return ops.findIndex(({ kernel }) => kernel === 'project_logits');
}
