/** The tokens of a recording: those of its text, and how every token that it names is written. */
import type { TokenPiece, Tokenizer } from '../tokenizer';
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

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

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
    file.tensor('vocabulary.bytes', 'whole', [size]).all(),
  ]);
  checkTokens('vocabulary.tokens', tokens, vocabulary);
  const pieces = new Map<number, TokenPiece>();
  const names = new Map<number, string>();
  let begin = 0;
  for (let i = 0; i < count; i++) {
    const end = ends[i] as number;
    if (!(end >= begin && end <= size)) throw new RecordingError('bad-ends', { index: i, end, from: begin, size });
    const own = Uint8Array.from(Array.prototype.slice.call(bytes, begin, end) as number[]);
    begin = end;
    const token = tokens[i] as number;
    const special = isSpecial[i] !== 0;
    if (special) names.set(token, new TextDecoder().decode(own));
    pieces.set(token, special ? { text: null, bytes: new Uint8Array(), special } : { text: textOf(own), bytes: own, special });
  }
  return tokenizerOf(pieces, names, vocabulary);
}

function tokenizerOf(pieces: ReadonlyMap<number, TokenPiece>, names: ReadonlyMap<number, string>, vocabulary: number): Tokenizer {
  const unnamed: TokenPiece = { text: null, bytes: new Uint8Array(), special: true };
  const piece = (token: number): TokenPiece => {
    if (!(token >= 0 && token < vocabulary)) throw new RangeError(`token ${token} is not in the vocabulary`);
    return pieces.get(token) ?? unnamed;
  };
  return {
    size: vocabulary,
    // How a text becomes tokens is not recorded.
    encode: (text) => ({ tokens: [], unknown: Array.from(text).length }),
    decode(tokens) {
      const bytes = tokens.flatMap((token) => [...piece(token).bytes]);
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
    },
    piece,
    specialName: (token) => names.get(token) ?? (pieces.has(token) ? null : String(token)),
  };
}

function textOf(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
