/** Fits a prompt to what a text may hold. */
import type { LoadedModel } from './session-state';
import { type Notice, withNotice } from './notice';

/** Slots that a prompt leaves free, so that there is something to step through. */
const roomToDecode = 64;

export interface FittedPrompt {
  /** Without those that begin every text. */
  readonly tokens: readonly number[];
  readonly notices: readonly Notice[];
}

/**
 * Encodes a text and keeps what fits, from its beginning. Says what it left out; the count is exact.
 * @param given tokens that are to follow the prompt
 * @param most tokens that the whole text may have
 */
export function fitPrompt(text: string, given: number, most: number, { tokenizer, spec }: LoadedModel): FittedPrompt {
  const room = Math.max(1, most - spec.start.length - Math.max(roomToDecode, given));
  let notices: readonly Notice[] = [];
  const { tokens, unknown } = tokenizer.encode(text);
  if (unknown > 0) notices = withNotice(notices, { kind: 'unknownCharacters', count: unknown });
  if (tokens.length === 0) notices = withNotice(notices, { kind: 'promptEmpty' });
  if (tokens.length <= room) return { tokens, notices };
  return {
    tokens: tokens.slice(0, room),
    notices: withNotice(notices, { kind: 'promptTruncated', kept: room, dropped: tokens.length - room }),
  };
}
