/** The residual stream of a text's tokens at every layer, read from the engine while nothing else happens. */
import { useEffect, useState } from 'react';
import type { ModelSpec } from '../../model/spec';
import { useDrawnSession } from '../../store/react';
import type { Text } from './text';
import { useQuietText } from './use-quiet';

export interface Residuals {
  /** Whose they are. */
  readonly text: Text;
  /** [tokens] of each, [layers + 1, width]: before every layer, and after the last. */
  readonly rows: readonly Float32Array[];
  /** As many tokens as there will be. */
  readonly wanted: number;
  /** The rows cannot be read again: something was evicted, or there is nothing that computes. */
  readonly refused: boolean;
}

/** By node, of a session and a model. */
const known = new WeakMap<Text['session'], { of: Text['model']; reading: Text['reading']; rows: Map<number, Float32Array> }>();

/** Bounds of one text: what is kept in memory, and multiplications of all entropies. */
const [mostBytes, mostWork] = [64 * 2 ** 20, 1e10];
/** Multiplications of a look, for which a step may have to wait. */
const lookWork = 5e8;

/** How many tokens of a text are read: all of them, for a model whose numbers are few enough. */
export function residualTokens({ width, layers }: Pick<ModelSpec, 'width' | 'layers'>): number {
  const stops = layers.length + 1;
  let tokens = Math.floor(mostBytes / (4 * width * stops));
  while (tokens > 1 && 4 * stops * tokens * Math.min(tokens, width) ** 2 > mostWork) tokens = Math.floor(0.9 * tokens);
  return tokens;
}

/** Those of the text when it was last quiet, as far as they have been read; null until then. */
export function useResiduals(text: Text): Residuals | null {
  const session = useDrawnSession();
  const quiet = useQuietText(text);
  const [read, setRead] = useState<Residuals | null>(null);
  useEffect(() => {
    const model = quiet?.model;
    if (!quiet || !model) return undefined;
    const { spec, plan } = model;
    const wanted = Math.min(quiet.length, residualTokens(spec));
    let kept = known.get(quiet.session);
    if (kept?.of !== model || kept.reading !== quiet.reading) {
      kept = { of: model, reading: quiet.reading, rows: new Map() };
      known.set(quiet.session, kept);
    }
    const { rows } = kept;
    const size = (spec.layers.length + 1) * spec.width;
    const atOnce = Math.max(1, Math.min(plan.maxRows, Math.floor(lookWork / (12 * spec.layers.length * spec.width ** 2))));
    const stop = new AbortController();
    const show = (refused: boolean): void => {
      const found: Float32Array[] = [];
      for (let index = 0; index < wanted; index++) {
        const row = rows.get(quiet.path.at(index) ?? -1);
        if (!row) break;
        found.push(row);
      }
      setRead({ text: quiet, rows: found, wanted, refused });
    };
    void (async () => {
      for (let from = 0; from < wanted; from++) {
        if (rows.has(quiet.path.at(from) ?? -1)) continue;
        const to = Math.min(wanted, from + atOnce);
        // The session reports errors of reading itself.
        const seen = await session.residuals(from, to, stop.signal).catch(() => null);
        if (stop.signal.aborted) return;
        if (seen === null) return show(true);
        for (let row = from; row < to; row++)
          rows.set(quiet.path.at(row) ?? -1, seen.slice((row - from) * size, (row - from + 1) * size));
      }
      show(false);
    })();
    return () => stop.abort();
  }, [session, quiet]);
  return read !== null && read.text.model === text.model && read.text.session === text.session ? read : null;
}

/** X of a layer, [T, D]. */
export function streamAt({ rows }: Residuals, layer: number, width: number): Float32Array {
  const stream = new Float32Array(rows.length * width);
  rows.forEach((row, t) => stream.set(row.subarray(layer * width, (layer + 1) * width), t * width));
  return stream;
}
