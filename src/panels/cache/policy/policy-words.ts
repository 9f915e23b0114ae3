/** Cache policies in words. */
import { type PolicyKind, type PolicySettings, figuresOf } from '../../../decode/policies';
import { wordsOf } from '../../../words';
import type { PolicyWords } from '../../../words/policy-words';

/** A policy without words does not compile. */
const say: Readonly<Record<PolicyKind, PolicyWords>> = wordsOf('policies');

/** Its name in the picker. */
export const policyName = (kind: PolicyKind): string => say[kind].name;

/** A policy with its budget, in as few words as tell it from the others. */
export const policyLabel = (settings: PolicySettings): string => say[settings.kind].label(figuresOf(settings));

/** The same where positions make no difference. */
export const policyLabelAnywhere = (settings: PolicySettings): string =>
  say[settings.kind].label({ ...figuresOf(settings), original: null });

/** A sentence on what is kept and what is evicted. @param dropped whether token 0 is dropped */
export const explainPolicy = (settings: PolicySettings, dropped: boolean): string =>
  say[settings.kind].explain(figuresOf(settings, dropped));
