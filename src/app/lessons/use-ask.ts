/** What a step asks of what is open. */
import type { Ask, Step } from '../../lessons/lesson';
import { useSession } from '../../store/react';

interface AskHere {
  /** Undefined where nothing is asked. */
  readonly ask: Ask | undefined;
  /** Whether the step has a question that a recording cannot answer, and one is open. */
  readonly isLeftOut: boolean;
}

export function useAsk(step: Pick<Step, 'ask' | 'needsModel'> | undefined): AskHere {
  const recorded = useSession((s) => s.model?.recorded ?? null) !== null;
  const isLeftOut = recorded && step?.needsModel === true;
  return { ask: isLeftOut ? undefined : step?.ask, isLeftOut };
}
