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
    `${held} of ${plural(places, 'slot')} of ${layer} in use, ${bytes}`,
  /** @param rows that a step takes at most */
  ring: (window: number, places: number, rows: number): string =>
    `A row looks at the last ${whole(window)} tokens, but ${whole(places)} are cached: a step reads up to ${rows} rows at once, and the first of them looks back ${rows - 1} tokens further than the last (${window} + ${rows - 1} = ${places}). Each new token replaces the oldest: a ring buffer.`,
  legendBeyond: 'cached, but outside this row’s window',
  idea: 'Every later token reads all that is cached; a bounded cache gives a new token the slot of one that it evicts, which cannot be recovered.',
  /** Of a model that keeps no single tokens. */
  withoutSlots: {
    title: 'Stored: what the heads keep',
    idea: 'This model keeps no slot per token: what it keeps has a fixed size, and a policy has nothing to evict.',
  },
  slots: 'Stored: the slots, in memory order',
  readNow: (head: string, from: number): string =>
    `Read in this step: tokens of the text${from > 0 ? ` from ${from} on` : ''}, with the attention of ${head}`,
  readFigure: (live: number, length: number): string => `${live} of ${length} tokens are still in the cache`,
  /** @param replaced the token that had the slot before, null where there was none */
  slotReadout: ({ slot, token, original, rank }: SlotPlace, replaced: string | null, isLookedAt: boolean): string =>
    replaced === null
      ? isLookedAt
        ? `slot ${slot}: ${token}, position ${original} in the text, ${rank} in the cache`
        : `slot ${slot}: ${token}, position ${original} in the text, ${rank} in the cache; outside this row’s window`
      : isLookedAt
        ? `slot ${slot}: ${token}, position ${original} in the text, ${rank} in the cache; replaced ${replaced}`
        : `slot ${slot}: ${token}, position ${original} in the text, ${rank} in the cache; replaced ${replaced}; outside this row’s window`,
  slotFree: (slot: number): string => `slot ${slot} is free`,
  legendSink: 'sink',
  legendLive: 'kept',
  legendFree: 'free',
  legendNext: 'written next',
  allocated: 'Allocated',
  formula: 'By the formula',
  inUse: 'In use at this step',
  perToken: 'Per token',
  atTrained: (tokens: number): string => `At the trained context of ${plural(tokens, 'token')}`,
  /** Of what is allocated, what no row needs. */
  forDisplay: 'Of that, only for pictures',
  agree: 'Allocated and formula agree to the byte.',
  disagree: (allocated: string, formula: string): string =>
    `The backend allocated ${allocated}, but the formula gives ${formula}. One of them is wrong: please report it with a link to this page.`,
  backend: (name: string): string => `buffers of the ${name} backend`,
  evicted: (most: number, all: number): string =>
    all > most ? `Evicted, the last ${most} of ${whole(all)}` : 'Evicted, the last first',
  evictedAt: (token: string, row: number): string => `${token}, at row ${row}`,
  noneEvicted: 'Nothing is evicted yet.',
  slotsFigure: (live: number, slots: number): string => `${live} of ${slots} slots live`,
  columns: {
    layer: 'layer',
    array: 'array',
    perToken: 'bytes per token',
    allocated: 'allocated (bytes)',
    formula: 'formula (bytes)',
    inUse: 'in use (bytes)',
  },
} as const;
