/** How a text is sampled and read, as scripts may change it: the bounds are those of a link. */
import type { PolicySettings } from '../decode/policies';
import type { ReadingSettings } from '../decode/reader/reading-settings';
import { somePolicy } from './lane-settings';
import { properties } from './properties';
import { someOf } from './schemas';

const { greedy, temperature, topK, topP, seed } = properties;
export const samplingChange = someOf({
  greedy: greedy.schema,
  temperature: temperature.schema,
  topK: topK.schema,
  topP: topP.schema,
  seed: seed.schema,
});

/** A policy can be changed in part too. */
export type ReadingChange = Partial<Omit<ReadingSettings, 'policy'>> & { readonly policy?: Partial<PolicySettings> };

const { dropFirst, replaceFirst, zeroSink, silenced } = properties;
export const readingChange = someOf({
  policy: somePolicy,
  dropFirst: dropFirst.schema,
  replaceFirst: replaceFirst.schema,
  zeroSink: zeroSink.schema,
  silenced: silenced.schema,
});
