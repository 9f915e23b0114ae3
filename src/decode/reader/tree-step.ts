import type { StepInput } from '../../engine/engine';
import type { CachedText } from './cached-text';
import type { RowTree } from './read-options';
import { type ReadingSettings, interventionsOf } from './reading-settings';

/** The step that reads a tree of tokens after the text that is cached. */
export function treeStep(cached: CachedText, { tokens, parents }: RowTree, settings: ReadingSettings): StepInput {
  const { slots, positions } = cached.admit(tokens.length).table();
  return {
    tokens: Uint32Array.from(tokens),
    parents: Int32Array.from(parents),
    index: cached.length,
    ...cached.snapshotAt(cached.length),
    slots,
    positions,
    interventions: interventionsOf(settings),
  };
}
