import { useState } from 'react';
import { type Context, contexts } from '../../insight/shapes/contexts';
import { type PublishedShape, publishedShapes } from '../../insight/shapes/published';
import type { Shape } from '../../insight/shapes/shape';
import {
  type ShapeProblem,
  type TypedField,
  type TypedShape,
  problemOf,
  shapeOf,
  typedFields,
  typedFrom,
} from '../../insight/shapes/typed';
import { type View, billNames, pick } from '../../store/view';
import { useView } from '../../store/react';
import { bill as say } from '../../words/en/bill';

export const typedId = 'typed';

/** What the bill is made out for, as the state has it. */
export type BillSettings = Pick<View, (typeof billNames)[number]>;

export interface Bill {
  readonly settings: BillSettings;
  readonly name: string;
  readonly source: string | null;
  /** The longest text that it was made for; null where that is not said. */
  readonly context: Context | null;
  /** A shape and null, or null and a sentence that says why there is none. */
  readonly shape: Shape | null;
  readonly problem: string | null;
  readonly typed: TypedShape;
  /** Takes what is typed in a field that no link could hold, such as half a number; null when it is a number again. */
  readonly setOdd: (field: TypedField, value: number | null) => void;
}

export function useBill(): Bill {
  const settings = useView((view) => pick(view, billNames));
  const [odd, setOdd] = useState<Readonly<Partial<Record<TypedField, number | undefined>>>>({});
  const stored = typedFrom(settings.billTyped);
  const typed = Object.fromEntries(typedFields.map((field) => [field, odd[field] ?? stored[field]])) as Record<
    TypedField,
    number
  >;
  const common = {
    settings,
    typed,
    setOdd: (field: TypedField, value: number | null): void => setOdd((others) => ({ ...others, [field]: value ?? undefined })),
  };
  if (settings.billShape === typedId) {
    const problem = problemOf(typed);
    const shape = problem === null ? shapeOf(typed) : null;
    return { ...common, name: say.typedName, source: null, context: null, shape, problem: problem && sentenceOf(problem) };
  }
  const shape: PublishedShape | undefined = publishedShapes.find(({ id }) => id === settings.billShape);
  if (!shape) return { ...common, name: '', source: null, context: null, shape: null, problem: say.noShape(settings.billShape) };
  const context = contexts[shape.id] ?? null;
  return { ...common, name: shape.name, source: shape.source, context, shape, problem: null };
}

function sentenceOf(problem: ShapeProblem): string {
  switch (problem.kind) {
    case 'whole':
      return say.problem.whole(problem.field);
    case 'few':
      return say.problem.few(problem.field, problem.value);
    case 'many':
      return say.problem.many(problem.field, problem.value);
    case 'groups':
      return say.problem.groups(problem.heads, problem.keyValueHeads);
    case 'rotary':
      return say.problem.rotary(problem.rotaryWidth);
  }
}

/** Bytes of the weights where they are counted and their number is said, else null. */
export function weightBytes({ settings, shape }: Bill): number | null {
  if (settings.billWeights === 'out' || !shape || shape.parameters === null) return null;
  return (shape.parameters * Number(settings.billWeights)) / 8;
}
