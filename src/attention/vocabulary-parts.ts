/** How a vocabulary is divided, and how much of its logits leaves the device. */
import type { ModelSpec } from '../model/spec';
import type { LikeliestLayout } from './plan';

/** Up to this many tokens all logits are in the trace. Of more, only the likeliest leave the device. */
const maxWholeVocabulary = 16_384;

/** How many of the likeliest are kept of a large vocabulary. */
const likeliestCount = 64;

/** What every WebGPU device allows: bytes of a binding, and tiles of four rows in one dimension of a dispatch. */
const bounds = { bytes: 2 ** 27, tiles: 65_535 };

/** A run of the vocabulary's rows. */
export interface VocabularyPart {
  readonly from: number;
  readonly rows: number;
}

/** How many rows of the vocabulary's matrix one binding and one dispatch take; whole tiles of four. */
function rowsOfPart({ vocabulary, width }: ModelSpec): number {
  const rows = Math.min(4 * bounds.tiles, Math.floor(bounds.bytes / (Uint16Array.BYTES_PER_ELEMENT * width)));
  return vocabulary <= rows ? vocabulary : rows & ~3;
}

/** What leaves the device of the logits: see Plan.likeliest. */
export function likeliestOf(spec: ModelSpec): LikeliestLayout | null {
  const part = rowsOfPart(spec);
  const all = spec.vocabulary <= maxWholeVocabulary && part === spec.vocabulary;
  return all ? null : { count: likeliestCount, part, chunk: 4096 };
}

/** The parts of the vocabulary, each with a buffer and a dispatch of its own; one where it is small enough. */
export function partsOf(spec: ModelSpec): readonly VocabularyPart[] {
  const rows = rowsOfPart(spec);
  return Array.from({ length: Math.ceil(spec.vocabulary / rows) }, (_, i) => ({
    from: i * rows,
    rows: Math.min(rows, spec.vocabulary - i * rows),
  }));
}
