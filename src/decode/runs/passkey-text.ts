/**
 * The passkey task, as training/tasks/passkey.py draws it: five digits somewhere in a long filler, asked for at the end (2305.16300;
 * Infini-attention 2404.07143, section 4.2). The filler repeats one sentence from a random start, so it is predictable, and only the cache
 * tells the digits. A character is a token.
 */
import { uniform } from '../sampling';

export const filler = 'the grass is green. the sky is blue. the sun is yellow. here we go. there and back again. ';
const mark = '#';
const question = '?';
export const keyLength = 5;

/** Lengths of the texts, in trained lengths, and depths of the key: 0 is the start, 1 just before the question. */
export const passkeyLengths = [1, 2, 4, 8, 16] as const;
export const passkeyDepths = [0, 0.25, 0.5, 0.75, 1] as const;

export interface PasskeyText {
  /** Up to the question, inclusive, without the token that begins every text. */
  readonly text: string;
  readonly key: string;
}

/**
 * A text that has `length` + 1 tokens with its start token and the key as its answer; the last of them need not be read.
 * @param trial the same number draws the same text
 */
export function passkeyText(length: number, depth: number, trial: number): PasskeyText {
  const room = length - 2 * keyLength - 2;
  const draw = (place: number, below: number): number => Math.floor(uniform(trial, place) * below);
  const from = draw(0, filler.length);
  const said = Array.from({ length: room }, (_, i) => filler[(from + i) % filler.length]).join('');
  const key = Array.from({ length: keyLength }, (_, i) => draw(1 + i, 10)).join('');
  const at = Math.round(depth * room);
  return { text: `${said.slice(0, at)}${mark}${key}${said.slice(at)}${question}`, key };
}
