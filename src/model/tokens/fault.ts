/** What is wrong with a tokenizer: where it is read there may be no words, in which it is said only on the page. */
import type { words } from '../../words';

type Sayings = typeof words.model.tokenizer;
type Details = { readonly [K in keyof Sayings]: Sayings[K] extends (...args: infer A) => string ? A : readonly [] };
/** What is wrong with a tokenizer, to be put into words where they are known. */
export type Fault = { readonly [K in keyof Details]: { readonly what: K; readonly details: Details[K] } }[keyof Details];

export class TokenizerFault extends Error {
  override readonly name = 'TokenizerFault';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.what);
    this.fault = fault;
  }
}

export function faulty<K extends keyof Details>(what: K, ...details: Details[K]): TokenizerFault {
  return new TokenizerFault({ what, details } as unknown as Fault);
}

/** So much of a text as a sentence can quote. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
