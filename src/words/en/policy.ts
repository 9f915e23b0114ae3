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
  learnedPositions:
    'This model learned a vector for each position, which is in every cached key: positions are those in the text.',
  first: 'The first token',
  firstKinds: { kept: 'unchanged', dropped: 'removed', replaced: 'replaced' },
  firstToken: {
    name: 'Replacement token',
    replace: 'Replace',
    hint: 'One token: ↵ is a newline, · a space; press Enter.',
    token: (id: number, text: string): string => `token ${id}, ${text}`,
    unknown: (count: number): string =>
      `This model’s vocabulary cannot write ${count === 1 ? 'this character' : `${count} of these characters`}.`,
    several: (pieces: readonly string[]): string =>
      `Here that is ${pieces.length} tokens (${pieces.join(' | ')}); one is needed.`,
  },
  zeroSink: {
    can: 'Zero sink: add 1 to every softmax’s denominator',
    already: 'Zero sink: trained with an extra logit already',
    none: 'Zero sink: this model has no softmax to add 1 to',
  },
  silence: (head: string): string => `Mute ${head}: its output is set to zero`,
  silenced: (count: number): string => `(${plural(count, 'head')} muted)`,
  full: {
    differs: (index: number, full: string, own: string): string =>
      `With everything kept, token ${index} would be “${full}” instead of “${own}”.`,
    same: (compared: number): string => `With everything kept, the text would be the same so far (${plural(compared, 'token')}).`,
    sameUntil: (compared: number): string =>
      `With everything kept, the first ${plural(compared, 'token')} would be the same. For those after them no slot is free to read the text a second time.`,
    nothing: 'No token is decoded yet that could differ from the full cache’s.',
    noRoom:
      'Whether the text differs from the full cache’s is not known: no slot is free to read it a second time, or layers keep a ring or a state.',
    failed: (error: string): string => `The text could not be read with everything kept: ${error}`,
  },
  noReference:
    'Nothing was decoded without the changes, so there is nothing to compare with. Reset all changes, decode some tokens, then apply them again.',
  nothing: 'No token is decoded yet that could differ from the text without changes.',
  same: (count: number): string =>
    `So far ${count === 1 ? 'the' : 'all'} ${plural(count, 'decoded token')} ${count === 1 ? 'is' : 'are'} the same as without changes.`,
  differs: (index: number, now: string, before: string): string =>
    `From token ${index} on the text differs: ${now} here, ${before} without changes.`,
  /** What the policy costs, in the panel of its settings. */
  cost: {
    /** Of a model that keeps no single tokens. */
    withoutSlots: (bytes: string, bits: string): string => `nothing to evict: ${bytes} under any policy; ${bits} per token`,
    line: (live: number, length: number, bytes: string, all: string, bits: string): string =>
      bytes === all
        ? `${live} of ${plural(length, 'token')} kept, ${bytes}; ${bits} per token`
        : `${live} of ${plural(length, 'token')} kept, ${bytes} of ${all}; ${bits} per token`,
    idea: 'A full cache grows with every token; a bounded one stops at its budget, and loses what the evicted tokens would have told later rows.',
    where:
      'K_t are the tokens in the cache at row t, E_t what the policy evicts after it, s the cache size. b are the bytes of one token in all layers, c those of states, which do not grow.',
    kept: 'as it is read now',
    everything: 'with everything kept',
    xAxis: 'token',
    yAxis: 'KiB in use',
    figure: (bytes: string, all: string): string => `Bytes of the cache over the text: now ${bytes}, with everything kept ${all}`,
    columns: {
      index: 'index',
      token: 'token',
      live: 'tokens in the cache',
      bytes: 'bytes in use',
      everything: 'bytes with everything kept',
      bits: 'bits of the token',
    },
  },
} as const;
