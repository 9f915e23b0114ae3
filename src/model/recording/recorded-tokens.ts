/** The tokens of a recording: those of its text, and how every token that it names is written. */
import type { Encoding, Tokenizer } from '../tokenizer';
import type { PreparedTokenizer } from '../tokens/prepared';
import { tokenizerOf } from '../tokens/tokenizer-of';
import { makeVocabulary, tokenKinds } from '../tokens/vocabulary';
import { RecordingError } from './errors';
import type { RecordedFile } from './recorded-file';

/**
 * The recorded text.
 * @throws RecordingError `no-token` for one that is not in the vocabulary, and as `RecordedFile.tensor` does
 */
export async function readTokens(file: RecordedFile): Promise<readonly number[]> {
  const { vocabulary, prompt } = file.facts;
  const length = file.shapeOf('tokens')?.[0] ?? 0;
  // A text has at least its prompt.
  const tensor = file.tensor('tokens', 'whole', [Math.max(length, prompt)]);
  return Array.from(checkTokens(tensor.name, await tensor.all(), vocabulary));
}

/** @throws RecordingError `no-token`, naming the first that is not in the vocabulary */
export function checkTokens(tensor: string, tokens: ArrayLike<number>, vocabulary: number): ArrayLike<number> {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as number;
    if (!(token >= 0 && token < vocabulary)) throw new RecordingError('no-token', { tensor, index, token, vocabulary });
  }
  return tokens;
}

/**
 * How the recorded tokens are written: `vocabulary.bytes` has their bytes end to end, `vocabulary.ends` where each ends. A token that it does
 * not name is written as its number.
 * @throws RecordingError as `RecordedFile.tensor` does, `no-token`, or `bad-ends`
 */
export async function readVocabulary(file: RecordedFile): Promise<Tokenizer> {
  const { vocabulary } = file.facts;
  const [count = 0] = file.shapeOf('vocabulary.tokens') ?? [];
  const [size = 0] = file.shapeOf('vocabulary.bytes') ?? [];
  const [tokens, ends, isSpecial, bytes] = await Promise.all([
    file.tensor('vocabulary.tokens', 'whole', [count]).all(),
    file.tensor('vocabulary.ends', 'whole', [count]).all(),
    file.tensor('vocabulary.special', 'whole', [count]).all(),
    file
      .tensor('vocabulary.bytes', 'whole', [size])
      .all()
      .then((values) => Uint8Array.from(values)),
  ]);
  checkTokens('vocabulary.tokens', tokens, vocabulary);
  const places = new Map<number, { readonly begin: number; readonly end: number; readonly special: boolean }>();
  const names = new Map<number, string>();
  let begin = 0;
  for (let i = 0; i < count; i++) {
    const end = ends[i] as number;
    if (!(end >= begin && end <= size)) throw new RecordingError('bad-ends', { index: i, end, from: begin, size });
    const special = isSpecial[i] !== 0;
    if (special) names.set(tokens[i] as number, new TextDecoder().decode(bytes.subarray(begin, end)));
    places.set(tokens[i] as number, { begin, end, special });
    begin = end;
  }
  const table = makeVocabulary(
    vocabulary,
    (token, writer) => {
      const place = places.get(token);
      if (!place) return tokenKinds.none;
      if (place.special) return tokenKinds.special;
      writer.bytes(bytes.subarray(place.begin, place.end));
      return tokenKinds.text;
    },
    names,
  );
  return { ...tokenizerOf({ ...unread, vocabulary: table }, () => [], vocabulary), encode: notRead };
}

/** How a text becomes tokens is not recorded. */
const unread: Omit<PreparedTokenizer, 'vocabulary'> = {
  cut: { normalizer: null, pre_tokenizer: null, added_tokens: [] },
  symbols: 'characters',
  byteLevel: false,
  joining: { by: 'best-path', scores: new Float32Array() },
  wholePieces: false,
  signsSpaces: false,
  leadingSpace: false,
  first: { added: [], usual: null, ends: [] },
  chatTemplate: false,
};
const notRead = (text: string): Encoding => ({ tokens: [], unknown: Array.from(text).length });
