/** The form of a word that goes with a number, by the rules of the language that is spoken. */
import { count } from './numbers';

/** A language has some of these; each has `other`. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

let rules = new Intl.PluralRules('en');

/** From here on forms are chosen as `tag` (BCP 47) chooses them. */
export function choosePluralsAs(tag: string): void {
  rules = new Intl.PluralRules(tag);
}

/** Only the word, or the part of a sentence that depends on the number. */
export const form = (n: number, forms: Forms): string => forms[rules.select(n)] ?? forms.other;

/** The number and its word: 1 token, 1,024 tokens. */
export const plural = (n: number, forms: Forms): string => `${count(n)} ${form(n, forms)}`;
