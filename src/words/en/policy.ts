/** What the settings of the cache policy and of surgery say. Loaded with the panels that have them. */
import { plural } from './plural';

export const policy = {
  policy: 'Eviction policy',
  size: 'Cache size',
  sizeHint: 'The most tokens in the cache at a step, including the newest and the pinned ones.',
  pinned: 'Pinned tokens',
  pinnedHint:
    'This many tokens at the start are never evicted (attention sinks). If token 0 is removed, they are counted from token 1.',
  positions: 'Positions counted',
  positionKinds: { original: 'in the text', cache: 'in the cache' },
  surgery: 'Interventions',
  first: 'The first token',
  firstKinds: { kept: 'unchanged', dropped: 'removed', replaced: 'replaced' },
  firstToken: {
    name: 'Replacement token',
    replace: 'Replace',
    hint: 'Type the text of one token (↵ for a newline, · for a space) and press Enter.',
    token: (id: number, text: string): string => `token ${id}, ${text}`,
    unknown: (count: number): string =>
      `This model’s vocabulary cannot write ${count === 1 ? 'this character' : `${count} of these characters`}.`,
    several: (pieces: readonly string[]): string =>
      `Here that is ${pieces.length} tokens (${pieces.join(' | ')}); one is needed.`,
  },
  zeroSink: 'Zero sink: add 1 to every softmax’s denominator',
  silence: (head: string): string => `Mute ${head}: its output is set to zero`,
  silenced: (count: number): string => `(${plural(count, 'head')} muted)`,
  noReference: 'There is no unchanged run to compare with. Reset all changes, then apply them again.',
  same: (count: number): string =>
    `So far ${count === 1 ? 'the' : 'all'} ${plural(count, 'decoded token')} ${count === 1 ? 'is' : 'are'} the same as without changes.`,
  differs: (index: number, now: string, before: string): string =>
    `From token ${index} on the text differs: ${now} here, ${before} without changes.`,
} as const;
