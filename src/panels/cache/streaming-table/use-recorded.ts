/** What was recorded for a model when the table was read over all of the held-out text. */
import { useEffect, useState } from 'react';
import type { CacheRow, FirstToken } from '../../../decode/runs/streaming-table-state';
import type { PositionKind } from '../../../decode/policies';
import type { Estimate } from '../../../insight/interval';
import type { CellFigures } from '../../../insight/streaming-table';

export interface Recorded {
  readonly size: number;
  readonly texts: number;
  /** Tokens per text, and of the texts that the model was trained on. */
  readonly tokens: number;
  readonly trained: number;
  readonly figures: readonly CellFigures[];
}

/** Mean and half of its 95 % interval, in nats. */
type Figure = readonly [mean: number, half: number];

export interface RecordedFile
  extends Readonly<Record<string, Omit<Recorded, 'figures'> & { readonly cells: readonly RecordedCell[] }>> {}

interface RecordedCell {
  readonly cache: CacheRow;
  readonly positions: PositionKind;
  readonly first: FirstToken;
  readonly nats: Figure;
  readonly minusWindow: Figure | null;
}

/** Null until it is read, and for a model without records. @param id of the model; null: nothing is wanted */
export function useRecorded(id: string | null): Recorded | null {
  const [file, setFile] = useState<RecordedFile | null>(null);
  useEffect(() => {
    if (id === null) return;
    let there = true;
    // Without it the panel asks for a run, as it does for other models.
    void import('./recorded.json').then(
      (found) => there && setFile(found.default as unknown as RecordedFile),
      () => undefined,
    );
    return () => {
      there = false;
    };
  }, [id]);
  return id === null || !file ? null : recordedFor(file, id);
}

/** The recorded cells in bits. Without sinks, positions in the text and in the cache are one computation. */
export function recordedFor(file: RecordedFile, id: string): Recorded | null {
  const found = file[id];
  if (!found) return null;
  const bits = ([mean, half]: Figure): Estimate => ({ mean: mean / Math.LN2, half: half / Math.LN2, units: found.texts });
  const figures = found.cells.flatMap(({ nats, minusWindow, ...cell }): readonly CellFigures[] => {
    const own: CellFigures = {
      ...cell,
      variant: 0,
      same: null,
      bits: bits(nats),
      minusWindow: minusWindow && bits(minusWindow),
      recall: Number.NaN,
      rows: Number.NaN,
    };
    return typeof cell.cache === 'number' ? [own] : [own, { ...own, positions: 'original', same: 'positions' }];
  });
  return { ...found, figures };
}
