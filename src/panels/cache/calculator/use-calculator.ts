import { type Context, contexts } from '../../../insight/shapes/contexts';
import { type PublishedShape, publishedShapes } from '../../../insight/shapes/published';
import { shapeOfSpec } from '../../../insight/shapes/of-spec';
import type { Shape } from '../../../insight/shapes/shape';
import { type ShapeProblem, type TypedShape, problemOf, shapeOf, typedFrom } from '../../../insight/shapes/typed';
import { type Display, calculatorNames, pick } from '../../../store/display';
import { useDisplay, useSession } from '../../../store/react';
import { wordsOf } from '../../../words';

const say = wordsOf('calculator');

export const typedId = 'typed';
/** The shape of the model that is open. */
export const openId = 'open';

/** The calculator's settings in the state. */
export type CalculatorSettings = Pick<Display, (typeof calculatorNames)[number]>;

export interface Calculator {
  readonly settings: CalculatorSettings;
  readonly name: string;
  readonly source: string | null;
  /** The longest published context; null where none is published. */
  readonly context: Context | null;
  /** A shape and null, or null and the reason as a sentence. */
  readonly shape: Shape | null;
  readonly problem: string | null;
  readonly typed: TypedShape;
}

export function useCalculator(): Calculator {
  const settings = useDisplay((display) => pick(display, calculatorNames));
  const model = useSession((s) => s.model);
  const typed = typedFrom(settings.calculatorTyped);
  const common = { settings, typed };
  if (settings.calculatorShape === typedId) {
    const problem = problemOf(typed);
    const shape = problem === null ? shapeOf(typed) : null;
    return { ...common, name: say.typedName, source: null, context: null, shape, problem: problem && sentenceOf(problem) };
  }
  if (settings.calculatorShape === openId && model) {
    const { entry, spec } = model;
    const shape = shapeOfSpec(spec, entry.parameters);
    const context = null;
    return { ...common, name: entry.name, source: null, context, shape, problem: shape ? null : say.noOpenShape(entry.name) };
  }
  const shape: PublishedShape | undefined = publishedShapes.find(({ id }) => id === settings.calculatorShape);
  if (!shape)
    return { ...common, name: '', source: null, context: null, shape: null, problem: say.noShape(settings.calculatorShape) };
  const context = contexts[shape.id] ?? null;
  return { ...common, name: shape.name, source: shape.source, context, shape, problem: null };
}

export function sentenceOf(problem: ShapeProblem): string {
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

/** Bytes of the weights; null where they are not counted or their number is not published. */
export function weightBytes({ settings, shape }: Calculator): number | null {
  if (settings.calculatorWeights === 'out' || !shape || shape.parameters === null) return null;
  return (shape.parameters * Number(settings.calculatorWeights)) / 8;
}
