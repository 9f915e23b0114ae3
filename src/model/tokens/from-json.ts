/** Hugging Face's `tokenizer.json`: byte-pair encoding over bytes (GPT-2, Llama 3, Qwen) or characters (Llama 2, Mistral, Gemma), and unigram. */
import type { ByteWriter } from './byte-writer';
import { type Companions, firstTokens } from './first-tokens';
import type { Joining } from './join';
import { type Json, listOf, objectOf, textOf } from './json-values';
import { readMerges } from './merges';
import { faulty, shown } from './fault';
import type { AddedToken, CutRules, PreparedTokenizer } from './prepared';
import { type Spelling, spelling, spaceSign } from './spelling';
import { type TokenKind, type Vocabulary, makeVocabulary, tokenKinds } from './vocabulary';

const byteName = /^<0x(?<digits>[0-9A-F]{2})>$/u;
/** No published tokenizer has as long a token; longer ones would make a text slow to read. */
const mostBytes = 65_536;
/** Tokens that need no merges: bytes, letters, digits. */
const mostLetters = 1024;

/**
 * @param json of the file
 * @param vocabulary rows of the model's embedding
 * @throws TokenizerFault
 */
export function fromJson(json: unknown, companions: Companions, vocabulary: number): PreparedTokenizer {
  const file = objectOf(json);
  const model = objectOf(file['model']);
  const scored = model['type'] === 'Unigram' || (model['type'] === undefined && Array.isArray(model['vocab']));
  if (!scored && model['type'] !== 'BPE' && !(model['type'] === undefined && 'merges' in model))
    throw faulty('kind', textOf(model['type']));
  if (model['end_of_word_suffix'] || model['continuing_subword_prefix']) throw faulty('suffix');
  const added = readAdded(file['added_tokens'], vocabulary);
  const cut: CutRules = {
    normalizer: file['normalizer'] ?? null,
    pre_tokenizer: file['pre_tokenizer'] ?? null,
    added_tokens: added,
  };
  checkRules(cut);
  const byteLevel = mentions(cut.pre_tokenizer, ({ type }) => type === 'ByteLevel');
  const signsSpaces =
    !byteLevel &&
    [cut.normalizer, cut.pre_tokenizer].some((rule) =>
      mentions(rule, ({ type, content }) => type === 'Metaspace' || (type === 'Replace' && content === spaceSign)),
    );
  const spell = spelling(byteLevel, signsSpaces);
  const listed = scored ? readScored(model['vocab']) : null;
  const tokens = listed ? { texts: listed.map(([text]) => text), numbers: null } : readVocabulary(model['vocab'], vocabulary);
  if (tokens.texts.length > vocabulary) throw faulty('size', tokens.texts.length - 1, vocabulary);
  const named = new Map(added.map(({ content, id }) => [content, id]));
  const tokenNamed = (name: string): number | undefined => named.get(name) ?? tokens.numbers?.(name) ?? undefined;
  const special = specialNames(added, model, tokenNamed);
  const table = vocabularyOf(tokens.texts, added, special, spell, model['byte_fallback'] === true);
  const isOther = (text: string): boolean => named.has(text) || special.has(tokenNamed(text) ?? -1);
  const joining: Joining = listed
    ? { by: 'best-path', scores: scoresOf(listed, table.size) }
    : { by: 'rank', merges: readMerges(model['merges'], table, spell, isOther) };
  // Letters and bytes alone are a tokenizer too, but nothing of the size of a published vocabulary.
  if (!listed && listOf(model['merges']).length === 0 && tokens.texts.length > mostLetters) throw faulty('noMerges');
  return {
    vocabulary: table,
    cut,
    symbols: byteLevel ? 'bytes' : 'characters',
    byteLevel,
    joining,
    wholePieces: model['ignore_merges'] === true,
    signsSpaces,
    leadingSpace: putsSpaceFirst(cut),
    first: firstTokens(file['post_processor'], companions, tokenNamed, vocabulary),
    chatTemplate: Boolean(objectOf(companions.tokenizerConfig)['chat_template']),
  };
}

function readAdded(json: unknown, vocabulary: number): readonly AddedToken[] {
  return listOf(json).map((entry): AddedToken => {
    const { id, content, special, normalized, lstrip, rstrip } = objectOf(entry);
    if (!isToken(id) || typeof content !== 'string') throw faulty('added');
    if (id >= vocabulary) throw faulty('size', id, vocabulary);
    return {
      id,
      content,
      special: special === true,
      ...(typeof normalized === 'boolean' ? { normalized } : {}),
      lstrip: lstrip === true,
      rstrip: rstrip === true,
    };
  });
}

const isToken = (id: unknown): id is number => typeof id === 'number' && Number.isInteger(id) && id >= 0;

/** A vocabulary's texts by their numbers, and the number of a text. */
interface Listed {
  readonly texts: readonly (string | undefined)[];
  readonly numbers: ((text: string) => number | undefined) | null;
}

function readVocabulary(json: unknown, vocabulary: number): Listed {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw faulty('noVocabulary');
  const vocab = json as Json;
  const texts: (string | undefined)[] = [];
  const names = Object.keys(vocab);
  if (names.length === 0) throw faulty('noVocabulary');
  for (const text of names) {
    const token = vocab[text];
    if (!isToken(token)) throw faulty('number', shown(text));
    if (token >= vocabulary) throw faulty('size', token, vocabulary);
    // Filled up in between, so that it stays a list and no table of places.
    while (texts.length < token) texts.push(undefined);
    if (texts[token] !== undefined) throw faulty('twice', token);
    texts[token] = text;
  }
  return { texts, numbers: (text) => (Object.hasOwn(vocab, text) ? (vocab[text] as number) : undefined) };
}

function readScored(json: unknown): readonly (readonly [string, number])[] {
  if (!Array.isArray(json)) throw faulty('noVocabulary');
  return json.map((entry, token) => {
    const [text, score] = listOf(entry);
    if (typeof text !== 'string' || typeof score !== 'number') throw faulty('number', shown(textOf(text) || `${token}`));
    return [text, score] as const;
  });
}

const scoresOf = (listed: readonly (readonly [string, number])[], size: number): Float32Array<ArrayBuffer> => {
  const scores = new Float32Array(size);
  for (const [token, [, score]] of listed.entries()) scores[token] = score;
  return scores;
};

/** Tokens that no text becomes, with what they are called: those that say so, and the one for unknown characters. */
function specialNames(
  added: readonly AddedToken[],
  model: Json,
  tokenNamed: (name: string) => number | undefined,
): Map<number, string> {
  const names = new Map(added.filter(({ special }) => special).map(({ id, content }) => [id, content]));
  const { unk_token: unknown, unk_id: id } = model;
  const token = typeof unknown === 'string' ? tokenNamed(unknown) : isToken(id) ? id : undefined;
  if (token !== undefined && !names.has(token)) names.set(token, typeof unknown === 'string' ? unknown : '<unk>');
  return names;
}

function vocabularyOf(
  texts: readonly (string | undefined)[],
  added: readonly AddedToken[],
  special: ReadonlyMap<number, string>,
  spell: Spelling,
  byteFallback: boolean,
): Vocabulary {
  const contents = new Map(added.map(({ id, content }) => [id, content]));
  const size = [...contents.keys(), ...special.keys()].reduce((most, token) => Math.max(most, token + 1), texts.length);
  const write = (token: number, bytes: ByteWriter): TokenKind => {
    if (special.has(token)) return tokenKinds.special;
    const [text, content] = [texts[token], contents.get(token)];
    if (text === undefined) {
      if (content === undefined) return tokenKinds.none;
      bytes.utf8(content);
      return tokenKinds.added;
    }
    const digits = byteFallback ? byteName.exec(text)?.groups?.['digits'] : undefined;
    if (digits !== undefined) {
      bytes.byte(Number.parseInt(digits, 16));
      return tokenKinds.byte;
    }
    const start = bytes.length;
    if (!spell(text, bytes)) {
      // An added token is written as it is read, in no alphabet.
      if (content === undefined) throw faulty('symbol', token);
      bytes.utf8(content);
      return tokenKinds.added;
    }
    if (bytes.length - start > mostBytes) throw faulty('long', token);
    return tokenKinds.text;
  };
  return makeVocabulary(size, write, special);
}

/** The library cuts in one way where the format knows several, and leaves out what it does not know: such is refused. */
function checkRules({ normalizer, pre_tokenizer }: CutRules): void {
  const isWrong = ({ type, behavior, pattern }: Json): boolean => {
    const { String: text, Regex: expression } = objectOf(pattern);
    const isPattern = typeof text === 'string' || typeof expression === 'string';
    if (type === 'Replace') return !isPattern;
    if (type === 'Punctuation') return behavior !== 'Contiguous';
    const merges = ['MergedWithPrevious', 'MergedWithNext', 'Contiguous'].includes(textOf(behavior));
    // Gemma's rule of this kind is about spaces, of which its normalisation leaves none.
    return type === 'Split' && (!isPattern || (merges && text !== ' '));
  };
  if (mentions(normalizer, isWrong) || mentions(pre_tokenizer, isWrong)) throw faulty('rule', 'Replace, Split, Punctuation');
}

/** Whether a rule, or one within it, is such. */
function mentions(rule: unknown, isSuch: (rule: Json) => boolean): boolean {
  if (Array.isArray(rule)) return rule.some((each) => mentions(each, isSuch));
  if (typeof rule !== 'object' || rule === null) return false;
  return isSuch(rule as Json) || Object.values(rule).some((each) => mentions(each, isSuch));
}

function putsSpaceFirst({ normalizer, pre_tokenizer }: CutRules): boolean {
  return (
    mentions(normalizer, ({ type }) => type === 'Prepend') ||
    mentions(
      pre_tokenizer,
      ({ type, prepend_scheme: scheme, add_prefix_space: prefix }) =>
        (type === 'Metaspace' && scheme !== 'never') || (type === 'ByteLevel' && prefix === true),
    )
  );
}
