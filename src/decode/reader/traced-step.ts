/** One step of the engine, as the traces of its rows. */
import type { Plan } from '../../attention/plan';
import type { StepInput } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';
import { readTrace } from '../../engine/read-trace';
import type { StepTrace } from '../../engine/trace';
import type { SlotTable } from './slots';

/** Where in the text a step begins, whether it only fills the caches, and what it does with snapshots. */
export type StepOptions = Pick<StepInput, 'index' | 'fillOnly' | 'restore' | 'keep'>;

/**
 * @param table the live slots, those of the step's tokens last
 * @returns no traces for a step that only fills the caches. @throws EngineError
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
  return options.fillOnly ? [] : readTrace(plan, buffer, { input, keys, milliseconds: performance.now() - began });
}
