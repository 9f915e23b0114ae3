/** One step of the engine, as the traces of its rows. */
import type { Plan } from '../../attention/plan';
import { type StepInput, opsOf } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';
import { readTrace } from '../../engine/read-trace';
import type { StepTrace } from '../../engine/trace';
import type { SlotTable } from './slots';

/** Where in the text a step begins, whether it is a partial one or only fills the caches, and what it does with snapshots. */
export type StepOptions = Pick<StepInput, 'index' | 'fillOnly' | 'ops' | 'restore' | 'keep'>;

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
