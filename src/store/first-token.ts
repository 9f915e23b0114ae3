/** Which token stands first in a text: a choice where a visitor's own model leaves one. Models that ship begin as they were trained. */
import { type Outcome, done } from '../decode/session/outcome';
import type { Session } from '../decode/session/session';
import type { LoadedModel } from '../decode/session/session-state';

/** `model`: as the model's tokenizer has it; `with` and `without` the token that may stand first. */
export const firstChoices = ['model', 'with', 'without'] as const;
export type FirstChoice = (typeof firstChoices)[number];

export interface FirstToken {
  /** The one that may stand first. */
  readonly token: number;
  /** Whether the tokenizer puts it there by itself. */
  readonly added: boolean;
  /** Whether the text begins with it. */
  readonly isThere: boolean;
}

/** Null where there is nothing to choose. */
export function firstTokenOf({
  entry,
  spec,
  tokenizer: { first },
}: Pick<LoadedModel, 'entry' | 'spec' | 'tokenizer'>): FirstToken | null {
  if (entry.origin.kind !== 'imported' || first.usual === null) return null;
  return { token: first.usual, added: first.added.length > 0, isThere: spec.start.length > 0 };
}

/** What was chosen, as links have it. */
export function firstChoiceOf(model: Pick<LoadedModel, 'entry' | 'spec' | 'tokenizer'> | null): FirstChoice {
  const first = model && firstTokenOf(model);
  if (!first || first.added === first.isThere) return 'model';
  return first.isThere ? 'with' : 'without';
}

/** Reads the present text again where it begins otherwise now. @throws DecodeError `no-model` */
export async function beginWith(session: Session, choice: FirstChoice): Promise<Outcome> {
  const { model } = session.state.getState();
  if (!model || firstTokenOf(model) === null) return done;
  const start = startFor(model, choice);
  return start.join() === model.spec.start.join() ? done : session.beginWith(start);
}

function startFor({ tokenizer: { first } }: Pick<LoadedModel, 'tokenizer'>, choice: FirstChoice): readonly number[] {
  if (choice === 'without') return [];
  if (choice === 'model' || first.added.length > 0) return first.added;
  return first.usual === null ? [] : [first.usual];
}
