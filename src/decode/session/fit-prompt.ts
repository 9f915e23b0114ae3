/** Fits a prompt to the capacity of a text. */
import type { Tokenizer } from '../../model/tokenizer';
import { newlineOf } from '../../model/typed-token';
import type { LoadedModel } from './session-state';
import { type Notice, withNotice } from './notice';

/** Slots that a prompt leaves free for decoding: of a small cache, two thirds. */
const roomToDecode = 64;

/** Up to this many characters the whole prompt is encoded, to count the tokens that are left out. */
const maxCounted = 100_000;

/** Tokens to encode beyond those that fit: where a text is cut, its last tokens may differ from those of the whole text. */
const margin = 16;

/** Most characters of a word that are added so that its beginning is encoded as in the whole word. */
const maxWordLength = 32;

export interface FittedPrompt {
  /** Without the tokens that begin every text; one at least where none does. */
  readonly tokens: readonly number[];
  readonly notices: readonly Notice[];
  /** The beginning of the prompt that is encoded as these tokens, for links; null where all of it was read. */
  readonly read: string | null;
}

/**
 * Encodes a text and keeps what fits, from its start. The notices say what was left out: tokens, or characters where the text is so long
 * that only a part of it is encoded.
 * @param forcedCount tokens that follow the prompt
 * @param capacity most tokens of the whole text
 */
export function fitPrompt(text: string, forcedCount: number, capacity: number, { tokenizer, spec }: LoadedModel): FittedPrompt {
  const room = Math.max(
    1,
    capacity - spec.start.length - Math.max(Math.min(roomToDecode, Math.floor((2 * capacity) / 3)), forcedCount),
  );
  let notices: readonly Notice[] = [];
  const { tokens, unknown, part } = encodeBeginning(text, room, tokenizer);
  if (unknown > 0) notices = withNotice(notices, { kind: 'unknownCharacters', count: unknown });
  if (tokens.length === 0) notices = withNotice(notices, { kind: 'promptEmpty' });
  // A text has at least one token; where none begins every text, this is the one that would stand there.
  if (tokens.length === 0 && spec.start.length === 0)
    return { tokens: [tokenizer.first.usual ?? newlineOf(tokenizer) ?? 0], notices, read: null };
  if (tokens.length <= room) return { tokens, notices, read: null };
  const kept = tokens.slice(0, room);
  const { read, characters } = beginningOf(part, kept, tokenizer);
  const dropped = part.length === text.length ? { dropped: tokens.length - room } : { characters: lengthOf(text) - characters };
  return { tokens: kept, notices: withNotice(notices, { kind: 'promptTruncated', kept: room, ...dropped }), read };
}

/** Encodes as much of a text as decides its first `room` tokens. */
function encodeBeginning(
  text: string,
  room: number,
  { encode }: Tokenizer,
): ReturnType<Tokenizer['encode']> & { readonly part: string } {
  for (let length = maxCounted; ; length *= 4) {
    const part = text.slice(0, length);
    const encoding = encode(part);
    if (part.length === text.length || encoding.tokens.length > room + margin) return { ...encoding, part };
  }
}

/** Characters (code points) of a text. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/**
 * The beginning of a text that its first tokens spell: its characters, and the shortest prefix that is encoded as the same tokens. Where
 * the last token ends within a word, the prefix may need more of the word.
 */
function beginningOf(
  text: string,
  kept: readonly number[],
  tokenizer: Tokenizer,
): { readonly read: string; readonly characters: number } {
  const all = Array.from(text);
  // A part of a character decodes to U+FFFD.
  const spelt = lengthOf(tokenizer.decode(kept).replace(/\ufffd+$/u, ''));
  // Characters that the vocabulary cannot write are in the text but not in the tokens.
  let characters = Math.min(all.length, spelt);
  for (;;) {
    const { unknown } = tokenizer.encode(all.slice(0, characters).join(''));
    if (characters - unknown >= spelt || characters === all.length) break;
    characters = Math.min(all.length, spelt + unknown);
  }
  const space = all.findIndex((character, i) => i > characters && /\s/u.test(character));
  const ends = [...Array.from({ length: maxWordLength }, (_, more) => characters + more), ...(space < 0 ? [] : [space])];
  for (const end of ends) {
    const read = all.slice(0, end).join('');
    const { tokens } = tokenizer.encode(read);
    if (kept.every((token, i) => token === tokens[i])) return { read, characters };
  }
  return { read: text, characters };
}
