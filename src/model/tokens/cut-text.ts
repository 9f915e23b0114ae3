/**
 * Cutting a text into the pieces within which symbols are joined: added tokens, normalisation, pre-tokenisation, by the library of those who
 * made the format. The library's own vocabulary and merges stay empty: it takes seconds to build those of 100 000 tokens.
 */
import { Tokenizer as Library, Model } from '@huggingface/tokenizers';
import { messageOf } from '../../words/message-of';
import { faulty } from './fault';
import type { CutRules, PreparedTokenizer } from './prepared';
import type { Tokenizer } from '../tokenizer';
import { type Piece, tokenizerOf } from './tokenizer-of';

/** Tells pieces from added tokens in what the library gives back; no added token begins with it. */
const mark = '\0';

class Pieces extends Model {
  encode(pieces: string[]): string[] {
    return pieces.map((piece) => mark + piece);
  }
}

/** A tokenizer by its own rules. @throws TokenizerFault `library` for rules that the library does not know */
export function cuttingTokenizer(prepared: PreparedTokenizer, vocabulary: number): Tokenizer {
  return tokenizerOf(prepared, textCutter(prepared.cut), vocabulary);
}

/**
 * Special tokens are not looked for: what a visitor types is text.
 * @throws TokenizerFault `library` for rules that it does not know
 */
function textCutter(rules: CutRules): (text: string) => readonly Piece[] {
  const added = rules.added_tokens.filter(({ special, content }) => !special && content !== '' && !content.startsWith(mark));
  const library = startLibrary({ ...rules, added_tokens: added });
  const found = new Map(added.map(({ content, id }) => [content, id]));
  for (const { content, id, normalized } of added)
    if (normalized !== false && library.normalizer) found.set(library.normalizer.normalize(content), id);
  return (text) =>
    library.tokenize(text).flatMap((piece): readonly Piece[] => {
      if (piece.startsWith(mark)) return [piece.slice(1)];
      const token = found.get(piece);
      return token === undefined ? [] : [token];
    });
}

function startLibrary(rules: CutRules): Library {
  try {
    const library = new Library(
      { ...rules, model: { type: 'BPE', vocab: {}, merges: [] }, post_processor: null, decoder: null },
      {},
    );
    library.model = new Pieces({} as ConstructorParameters<typeof Model>[0]);
    return library;
  } catch (cause) {
    throw faulty('library', messageOf(cause));
  }
}
