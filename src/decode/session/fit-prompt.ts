/** Fits a prompt to what a text may hold. */
import type { Tokenizer } from '../../model/tokenizer';
import type { LoadedModel } from './session-state';
import { type Notice, withNotice } from './notice';

/** Slots that a prompt leaves free, so that there is something to step through. */
const roomToDecode = 64;

/** Characters up to which all of a prompt is encoded, so that the tokens that were left out can be counted. */
const maxCounted = 100_000;

/** Tokens behind those that are kept: where a text is cut, its last few may be others than in the whole. */
const margin = 16;

/** Characters by which a word's beginning is lengthened until it is written by the tokens that the whole word is. */
const maxWordLength = 32;

export interface FittedPrompt {
  /** Without those that begin every text. */
  readonly tokens: readonly number[];
  readonly notices: readonly Notice[];
  /** The beginning of the prompt that gives these tokens again, as a link holds it; null where all of it was read. */
  readonly read: string | null;
}

/**
 * Encodes a text and keeps what fits, from its beginning. Says what it left out: exactly so many tokens, or characters where the text is
 * so long that only a part of it is encoded.
 * @param forcedCount tokens that are to follow the prompt
 * @param most tokens that the whole text may have
 */
export function fitPrompt(text: string, forcedCount: number, capacity: number, { tokenizer, spec }: LoadedModel): FittedPrompt {
  const room = Math.max(1, capacity - spec.start.length - Math.max(roomToDecode, forcedCount));
  let notices: readonly Notice[] = [];
  const { tokens, unknown, part } = encodeBeginning(text, room, tokenizer);
  if (unknown > 0) notices = withNotice(notices, { kind: 'unknownCharacters', count: unknown });
  if (tokens.length === 0) notices = withNotice(notices, { kind: 'promptEmpty' });
  if (tokens.length <= room) return { tokens, notices, read: null };
  const kept = tokens.slice(0, room);
  const { read, characters } = beginningOf(part, kept, tokenizer);
  const dropped = part.length === text.length ? { dropped: tokens.length - room } : { characters: lengthOf(text) - characters };
  return { tokens: kept, notices: withNotice(notices, { kind: 'promptTruncated', kept: room, ...dropped }), read };
}

/** Encodes as much of a text as can matter where `room` tokens of it are kept. */
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
 * The beginning of a text that its first tokens spell: how many characters are whole in it, and as much of the text as gives the same
 * tokens again. Where the last token ends within a word, the word's beginning alone may be written by others: more of it is then taken.
 */
function beginningOf(
  text: string,
  kept: readonly number[],
  tokenizer: Tokenizer,
): { readonly read: string; readonly characters: number } {
  const all = Array.from(text);
  // What ends within a character decodes to U+FFFD.
  const spelt = lengthOf(tokenizer.decode(kept).replace(/\ufffd+$/u, ''));
  // Characters that the vocabulary cannot write stand in the text and not in what the tokens spell.
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
