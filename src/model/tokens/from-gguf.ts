/** The tokenizer in a GGUF file's metadata: GPT-2's kind (merges by rank over bytes) and SentencePiece's (`llama`: by score over characters). */
import type { ByteWriter } from './byte-writer';
import { ggufCut } from './gguf-cuts';
import { listOf, textOf } from './json-values';
import { readMerges } from './merges';
import { faulty, shown } from './fault';
import type { AddedToken, PreparedTokenizer } from './prepared';
import { type Spelling, spelling, spaceSign } from './spelling';
import { type TokenKind, type Vocabulary, makeVocabulary, tokenKinds } from './vocabulary';

type Metadata = Readonly<Record<string, unknown>>;

/** Of `tokenizer.ggml.token_type`. */
const types = { unknown: 2, control: 3, added: 4, unused: 5, byte: 6 } as const;
const byteName = /^<0x(?<digits>[0-9A-Fa-f]{2})>$/u;

/**
 * @param metadata the file's keys and values, numbers as numbers or as BigInt
 * @param vocabulary rows of the model's embedding
 * @throws TokenizerFault
 */
export function fromGguf(metadata: Metadata, vocabulary: number): PreparedTokenizer {
  const kind = metadata['tokenizer.ggml.model'];
  if (kind === undefined) throw faulty('noVocabulary');
  if (kind !== 'gpt2' && kind !== 'llama') throw faulty('kind', textOf(kind));
  const texts = listOf(metadata['tokenizer.ggml.tokens']);
  if (texts.length === 0) throw faulty('noVocabulary');
  if (texts.length > vocabulary) throw faulty('size', texts.length - 1, vocabulary);
  for (const [token, text] of texts.entries()) if (typeof text !== 'string') throw faulty('number', String(token));
  const tokens = texts as readonly string[];
  const found = listOf(metadata['tokenizer.ggml.token_type']);
  const numberAt = (key: string): number | null => {
    const value = Number(metadata[`tokenizer.ggml.${key}`] ?? Number.NaN);
    return Number.isInteger(value) && value >= 0 && value < tokens.length ? value : null;
  };
  const bos = numberAt('bos_token_id') ?? (kind === 'llama' && tokens.length > 2 ? 1 : null);
  const eos = numberAt('eos_token_id') ?? (kind === 'llama' && tokens.length > 2 ? 2 : null);
  const typeOf = (token: number): number =>
    found.length > 0 ? Number(found[token]) : token === bos || token === eos ? types.control : 1;
  const added = tokens.flatMap((content, id): readonly AddedToken[] =>
    typeOf(id) === types.added ? [{ id, content, special: false, normalized: false }] : [],
  );
  const names = new Map<number, string>();
  const spell = spelling(kind === 'gpt2', kind === 'llama');
  const table = makeVocabulary(
    tokens.length,
    (token, bytes) => {
      const written = writeToken(tokens[token] as string, token, typeOf(token), spell, bytes);
      if (written === tokenKinds.special) names.set(token, tokens[token] as string);
      return written;
    },
    names,
  );
  const addsBos = metadata['tokenizer.ggml.add_bos_token'];
  const rest = kind === 'gpt2' ? byRank(metadata, table, spell, added) : byScore(metadata, tokens, added);
  const adds = typeof addsBos === 'boolean' ? addsBos : kind === 'llama' || rest.wholePieces;
  return {
    ...rest,
    vocabulary: table,
    first: { added: adds && bos !== null ? [bos] : [], usual: bos ?? eos, ends: eos === null ? [] : [eos] },
    chatTemplate: typeof metadata['tokenizer.chat_template'] === 'string',
  };
}

type Rest = Omit<PreparedTokenizer, 'vocabulary' | 'first' | 'chatTemplate'>;

function byRank(metadata: Metadata, table: Vocabulary, spell: Spelling, added: readonly AddedToken[]): Rest {
  const listed = listOf(metadata['tokenizer.ggml.merges']);
  if (listed.length === 0) throw faulty('noMerges');
  const name = textOf(metadata['tokenizer.ggml.pre']);
  const cut = ggufCut(name);
  if (cut === null) throw faulty('rule', shown(name));
  const others = new Set([...table.names.values(), ...added.map(({ content }) => content)]);
  const merges = readMerges(listed, table, spell, (text) => others.has(text));
  return {
    cut: { normalizer: null, pre_tokenizer: cut.preTokenizer, added_tokens: added },
    symbols: 'bytes',
    byteLevel: true,
    joining: { by: 'rank', merges },
    wholePieces: cut.whole,
    signsSpaces: false,
    leadingSpace: false,
  };
}

function byScore(metadata: Metadata, tokens: readonly string[], added: readonly AddedToken[]): Rest {
  const listed = listOf(metadata['tokenizer.ggml.scores']);
  if (listed.length !== tokens.length) throw faulty('noScores');
  const prefix = metadata['tokenizer.ggml.add_space_prefix'] !== false;
  return {
    cut: { normalizer: withSpaceSigns(prefix), pre_tokenizer: null, added_tokens: added },
    symbols: 'characters',
    byteLevel: false,
    joining: { by: 'score', scores: Float32Array.from(listed, Number) },
    wholePieces: false,
    signsSpaces: true,
    leadingSpace: prefix,
  };
}

/** @param prefix whether one stands before every text */
function withSpaceSigns(prefix: boolean): unknown {
  const replace = { type: 'Replace', pattern: { String: ' ' }, content: spaceSign };
  return { type: 'Sequence', normalizers: prefix ? [{ type: 'Prepend', prepend: spaceSign }, replace] : [replace] };
}

function writeToken(text: string, token: number, type: number, spell: Spelling, bytes: ByteWriter): TokenKind {
  if (type === types.control || type === types.unknown || type === types.unused) return tokenKinds.special;
  if (type === types.added) {
    bytes.utf8(text);
    return tokenKinds.added;
  }
  const digits = type === types.byte ? byteName.exec(text)?.groups?.['digits'] : undefined;
  if (digits !== undefined) {
    bytes.byte(Number.parseInt(digits, 16));
    return tokenKinds.byte;
  }
  if (!spell(text, bytes)) throw faulty('symbol', token);
  return tokenKinds.text;
}
