/** What the cache panel says. Loaded with its panel. */
import { plural, whole } from './amounts';

/** A slot, the token that it holds, and that token's index in the text and in the cache. */
interface SlotPlace {
  readonly slot: number;
  readonly token: string;
  readonly original: number;
  readonly rank: number;
}

export const cache = {
  line: (live: number, slots: number, bytes: string): string => `${live} of ${plural(slots, 'slot')} live, ${bytes} in use`,
  layerLine: (layer: string, held: number, places: number, bytes: string): string =>
    `${held} of ${plural(places, 'slot')} of ${layer} held, ${bytes} in use`,
  /** @param rows that a step takes at most */
  ring: (window: number, places: number, rows: number): string =>
    `A row looks at the last ${whole(window)} tokens, but ${whole(places)} are kept: a step reads up to ${rows} rows at once, and the first of them looks back ${rows - 1} tokens further than the last (${window} + ${rows - 1} = ${places}). Each new token takes the place of the oldest: a ring.`,
  legendBeyond: 'kept, not looked at by this row',
  caption:
    'Every token leaves its key and value, or what they are made from, in every layer, and every later token reads all that are kept. Where everything is kept, memory grows by the same amount with every step; a bounded cache stays as large as its budget, and what was evicted is gone for good.',
  slots: 'Stored: slots, by place in memory',
  readNow: (head: string, from: number): string =>
    `Read this step: tokens of the text${from > 0 ? ` from ${from} on` : ''}, as ${head} looks at them`,
  readFigure: (live: number, length: number): string => `${live} of ${length} tokens are still in the cache`,
  /** @param replaced the token that had the slot before, null where there was none */
  slotReadout: ({ slot, token, original, rank }: SlotPlace, replaced: string | null, isLookedAt: boolean): string =>
    replaced === null
      ? isLookedAt
        ? `slot ${slot} holds ${token}, place ${original} in the text, ${rank} in the cache`
        : `slot ${slot} holds ${token}, place ${original} in the text, ${rank} in the cache; this row does not look at it`
      : isLookedAt
        ? `slot ${slot} holds ${token}, place ${original} in the text, ${rank} in the cache; it took the place of ${replaced}`
        : `slot ${slot} holds ${token}, place ${original} in the text, ${rank} in the cache; it took the place of ${replaced}; this row does not look at it`,
  slotFree: (slot: number): string => `slot ${slot} is free`,
  legendSink: 'sink',
  legendLive: 'live',
  legendFree: 'free',
  allocated: 'Allocated',
  formula: 'By the formula',
  inUse: 'In use at this step',
  perToken: 'For each token',
  atTrained: (tokens: number): string => `At the trained context of ${plural(tokens, 'token')}`,
  agree: 'Allocated and formula agree to the byte.',
  disagree: (allocated: string, formula: string): string =>
    `The backend holds ${allocated} but the formula says ${formula}. One of them is wrong: please report this with the link of this page.`,
  displayOnly: (bytes: string): string => `Kept only so that it can be drawn, not counted: ${bytes}.`,
  backend: (name: string): string => `buffers of the ${name} backend`,
  terms: {
    arrays: 'arrays a layer',
    layers: 'layers L',
    groups: 'key/value heads G',
    headWidth: 'head width d',
    bytes: 'bytes a number',
    slots: 'slots',
  },
  growth: 'Bytes in use, by step and layer',
  growthAxis: 'token',
  bytesAxis: 'KiB',
  growthFigure: (bytes: string): string => `Cache in use over the text, stacked by layer, now ${bytes}`,
  slotsFigure: (live: number, slots: number): string => `${live} of ${slots} slots live`,
  columns: {
    layer: 'layer',
    array: 'array',
    perToken: 'bytes a token',
    allocated: 'allocated (bytes)',
    formula: 'formula (bytes)',
    inUse: 'in use (bytes)',
  },
  all: 'all',
} as const;
