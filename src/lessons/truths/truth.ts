/** A truth: a number or a text measured on the page as it is, in the model that runs. Lessons name truths; they never write a number down. */
import * as v from 'valibot';
import type { LoadedModel } from '../../decode/session/session-state';
import type { StepTrace } from '../../engine/trace';
import type { LessonPage } from '../../store/known-lessons';
import { type Checks, aWhole } from '../../store/schemas';

export type Value = number | string;

export interface Truth<Args> {
  readonly args: Checks<Args>;
  /** @throws Error where the page has no such thing: no such layer, no text */
  value(page: LessonPage, args: Args): Value | Promise<Value>;
}

export const truth = <E extends v.ObjectEntries>(
  entries: E,
  value: (page: LessonPage, args: v.InferOutput<v.StrictObjectSchema<E, undefined>>) => Value | Promise<Value>,
): Truth<v.InferOutput<v.StrictObjectSchema<E, undefined>>> => ({
  args: v.strictObject(entries) as unknown as Checks<v.InferOutput<v.StrictObjectSchema<E, undefined>>>,
  value,
});

export const aPlace = aWhole(0, 1_000_000);

/** Arguments that many truths take. */
export const aLayer = { layer: aPlace } as const;
export const aHead = { layer: aPlace, head: aPlace } as const;
/** The row that looks; left out, the last. */
export const aRow = { query: v.exactOptional(aPlace) } as const;
export const aKey = { key: aPlace } as const;
export const aToken = { token: aPlace } as const;

/** @throws Error while no model is open */
export function modelOf({ session }: LessonPage): LoadedModel {
  const { model } = session.state.getState();
  if (!model) throw new Error('no model is open');
  return model;
}

/** The trace of a row, read again if it was discarded. @throws DecodeError where there is no such row */
export function rowOf({ session }: Pick<LessonPage, 'session'>, query?: number): Promise<StepTrace> {
  return session.ensureTrace(query ?? session.state.getState().length - 1);
}

/** The traces of all rows up to the cursor. */
export async function rowsOf(page: Pick<LessonPage, 'session'>): Promise<readonly StepTrace[]> {
  const traces: StepTrace[] = [];
  for (let index = 0; index < page.session.state.getState().length; index++) traces.push(await rowOf(page, index));
  return traces;
}
