/** A recording as an engine: its steps are the recorded rows, read from the file. It computes nothing, so it takes no other text and no change. */
import type { Plan } from '../../attention/plan';
import { words, wordsOf } from '../../words';
import { type Engine, EngineError, type StepInput, textIndexOf } from '../engine';
import { checkStep } from '../step-words';
import { openRows } from './recorded-rows';

/**
 * @param plan of `playbackPlan`, for this recording
 * @throws RecordingError for a file with a defect; of attention, from the step that reads it
 */
export async function createRecordedEngine(plan: Plan, file: Blob): Promise<Engine> {
  const recorded = await openRows(plan, file);
  return {
    backend: 'recorded',
    plan,
    async forward(input, capture) {
      checkStep(plan, input);
      const index = textIndexOf(input);
      const rows = input.tokens.length;
      if (!isRecorded(recorded.tokens, input, index)) throw new EngineError('input', wordsOf('recording').notRecorded);
      const { fixed, perSlot, fields } = plan.trace;
      const logits = fields.find(({ name }) => name === 'logits')?.size ?? 0;
      const buffer = new Float32Array(rows * (capture ? fixed + perSlot * input.slots.length : logits));
      await recorded.write({ index, rows, buffer }, capture);
      return buffer;
    },
    // What the model kept is in the recording's shape; here nothing is kept for it.
    allocations: () => [],
    async contents(name) {
      throw new EngineError('input', words.engine.noNumbers(name));
    },
    dispose: () => undefined,
  };
}

/** Whether a step asks for rows as they were recorded: these tokens, after all tokens before them, with nothing changed. */
function isRecorded(tokens: readonly number[], input: StepInput, index: number): boolean {
  const { slots, interventions, parents, fillOnly, ops, after } = input;
  const changed =
    interventions?.zeroSink ||
    (interventions?.silenced.length ?? 0) > 0 ||
    parents ||
    fillOnly ||
    ops !== undefined ||
    after !== undefined;
  return (
    !changed && slots.length === index + input.tokens.length && input.tokens.every((token, row) => token === tokens[index + row])
  );
}
