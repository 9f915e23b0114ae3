/** Source text cut into tokens by Prism's grammars; it is drawn as elements, so that no markup is made of it. */
import { Prism } from './prism';
import 'prismjs/components/prism-clike';
import 'prismjs/components/prism-javascript';
import 'prismjs/components/prism-typescript';
import 'prismjs/components/prism-wgsl';
import type { Token } from 'prismjs';

export type CodeLanguage = 'wgsl' | 'typescript';

/** What is told apart on the page. */
export type TokenKind = 'comment' | 'keyword' | 'number' | 'string' | 'function' | 'type' | 'attribute';

export interface CodeToken {
  readonly text: string;
  readonly kind: TokenKind | null;
}

const kinds: Readonly<Record<string, TokenKind>> = {
  comment: 'comment',
  keyword: 'keyword',
  number: 'number',
  boolean: 'number',
  string: 'string',
  regex: 'string',
  function: 'function',
  builtin: 'type',
  'class-name': 'type',
  'attr-name': 'attribute',
};

/** The text in tokens, which joined are the text. */
export function highlight(text: string, language: CodeLanguage): readonly CodeToken[] {
  const grammar = Prism.languages[language];
  if (grammar === undefined) throw new RangeError(`there is no grammar of ${language}`);
  return flat(Prism.tokenize(text, grammar), null);
}

function flat(tokens: readonly (string | Token)[], outer: TokenKind | null): readonly CodeToken[] {
  return tokens.flatMap((token) => {
    if (typeof token === 'string') return [{ text: token, kind: outer }];
    const kind = kindOf(token) ?? outer;
    return flat(Array.isArray(token.content) ? token.content : [token.content], kind);
  });
}

function kindOf({ type, alias }: Token): TokenKind | null {
  for (const name of [type, alias].flat()) {
    const kind = kinds[name];
    if (kind !== undefined) return kind;
  }
  return null;
}
