/** One step of the engine, as the traces of its rows. */
import type { Plan } from '../../attention/plan';
import type { StepInput } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';
import { readTrace } from '../../engine/read-trace';
import type { StepTrace } from '../../engine/trace';
import type { SlotTable } from './slots';

/** Where in the text a step is, what is wanted of it, and what it does with states. */
export type StepPlace = Pick<StepInput, 'index' | 'fillOnly' | 'restore' | 'keep'>;

/**
 * @param table the live slots, those of the step's tokens last
 * @returns no traces of a step that only fills. @throws EngineError
 */
export async function tracedStep(
  host: EngineHost,
  plan: Plan,
  how: StepPlace & Pick<StepInput, 'interventions'>,
  tokens: readonly number[],
  { slots, keys, positions }: SlotTable,
): Promise<readonly StepTrace[]> {
  const input: StepInput = { tokens: Uint32Array.from(tokens), slots, positions, ...how };
  const began = performance.now();
  const buffer = await host.forward(input, true);
  return how.fillOnly ? [] : readTrace(plan, buffer, { input, keys, milliseconds: performance.now() - began });
}
