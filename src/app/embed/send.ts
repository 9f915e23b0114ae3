/** What this page sends to the one that embeds it. */
import type { Answer } from './messages';
import { version } from './version';

/** Sends the embedding page a key that nothing here has use for. */
export function giveBack({ key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey, repeat }: KeyboardEvent): void {
  send({ type: 'key', key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey, repeat }, '*');
}

export function send(answer: Answer, origin: string): void {
  window.parent.postMessage({ keepsake: version, ...answer }, origin);
}
