/** Every truth by its name. One more is an entry in the file of its topic; a topic, a file and a line here. */
import * as v from 'valibot';
import { words } from '../../words';
import type { LessonPage } from '../../store/known-lessons';
import type { Checks } from '../../store/schemas';
import { attentionTruths } from './attention';
import { cacheTruths } from './cache';
import { choiceTruths } from './choice';
import { draftingTruths } from './drafting';
import { keptTruths } from './kept';
import { linearTruths } from './linear';
import { memoryTruths } from './memory';
import { modelTruths } from './models';
import { neuronTruths } from './neurons';
import { normTruths } from './norms';
import { retentionTruths } from './retention';
import { shapeTruths } from './shapes';
import { gateTruths } from './gate';
import { recordedTruths } from './recorded';
import { textTruths } from './text';
import type { Truth, Value } from './truth';
import { writingTruths } from './writing';

export const truths = {
  ...attentionTruths,
  ...normTruths,
  ...textTruths,
  ...cacheTruths,
  ...choiceTruths,
  ...keptTruths,
  ...linearTruths,
  ...modelTruths,
  ...neuronTruths,
  ...retentionTruths,
  ...shapeTruths,
  ...gateTruths,
  ...writingTruths,
  ...recordedTruths,
  ...draftingTruths,
  ...memoryTruths,
};

export type TruthName = keyof typeof truths;

type ArgsOf<T> = T extends Truth<infer Args> ? Args : never;

/** A truth by its name, with its arguments: `{ of: 'weight', layer: 0, head: 2, key: 0 }`. */
export type Expression = { readonly [Name in TruthName]: { readonly of: Name } & ArgsOf<(typeof truths)[Name]> }[TruthName];

const names = Object.keys(truths) as readonly TruthName[];

/** An expression from outside; messages say what is expected. */
export const anExpression: Checks<Expression> = v.pipe(
  v.looseObject({ of: v.picklist(names, words.args.expects.oneOf(names)) }, words.args.expects.oneOf(names)),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { of, ...args } = dataset.value;
    const result = v.safeParse(truths[of].args as Checks<object>, args);
    if (result.success) return { of, ...result.output } as Expression;
    for (const { message } of result.issues) addIssue({ message: `${of}: ${message}` });
    return NEVER;
  }),
);

/** @throws Error where the page has no such thing */
export async function valueOf(page: LessonPage, { of, ...args }: Expression): Promise<Value> {
  // The arguments are of the truth of that name: the expression's type says so, but not to the compiler.
  return (truths[of] as Truth<unknown>).value(page, args);
}
