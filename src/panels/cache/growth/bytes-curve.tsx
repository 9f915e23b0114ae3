/** Bytes over the text, with those of multi-head attention of the same width to compare. */
import { memo, useMemo } from 'react';
import type { CacheLayout } from '../../../attention/cache-layout';
import { Lines } from '../../../charts/lines';
import { paletteOf } from '../../../charts/palette';
import { roomFor, roundAbove } from '../../../charts/room';
import type { ReadingSettings } from '../../../decode/reader/reading-settings';
import type { LoadedModel } from '../../../decode/session/session-state';
import { liveAt } from '../../../insight/cache';
import { bytesByTerm, multiHeadBytes, totalBytes } from '../../../insight/growth';
import { wordsOf } from '../../../words';
import { useShownTheme } from '../../data/text';
import { useQueryFocus } from '../../data/use-query-focus';
import styles from './growth-panel.module.css';

const say = wordsOf('growth');

interface BytesCurveProps {
  readonly model: LoadedModel;
  readonly reading: ReadingSettings;
  readonly rows: number;
  readonly cursor: number | null;
}

/** [live] of each model: KiB of a cache that holds this number of tokens. A step asks for one more. */
const known = new WeakMap<CacheLayout, number[]>();

function kibOf(layout: CacheLayout, live: number): number {
  const all = known.get(layout) ?? [];
  known.set(layout, all);
  return (all[live] ??= totalBytes(bytesByTerm(layout, live)) / 1024);
}

export const BytesCurve = memo(function BytesCurve({ model, reading, rows, cursor }: BytesCurveProps) {
  const palette = paletteOf(useShownTheme());
  const { layout, spec } = model;
  const series = useMemo(
    () => [
      {
        label: say.own,
        colour: palette.sequential(0.62),
        values: Array.from({ length: rows }, (_, index) => kibOf(layout, liveAt(undefined, index, reading))),
      },
    ],
    [layout, reading, rows, palette],
  );
  const multiHead = multiHeadBytes(spec, layout[0]?.bytesPerElement ?? 0) / 1024;
  const [{ values } = { values: [] }] = series;
  const highest = roundAbove(Math.max(multiHead * (roomFor(rows) + 1), kibOf(layout, 1), ...values.slice(-1)));
  const domain = useMemo(() => [0, highest] as const, [highest]);
  const baseline = useMemo(
    // The line of multi-head attention itself would be drawn twice.
    () =>
      kibOf(layout, 1) === multiHead && rows > 0
        ? null
        : { label: say.multiHead, value: (step: number) => (step + 1) * multiHead },
    [layout, multiHead, rows],
  );
  const { onHover, onLock } = useQueryFocus();
  return (
    <div className={styles.curve}>
      <Lines
        series={series}
        from={0}
        domain={domain}
        {...(baseline ? { baseline } : {})}
        cursor={cursor}
        xTitle={say.step}
        yTitle={say.kib}
        ariaLabel={say.figure((values.at(-1) ?? 0) * 1024, rows * multiHead * 1024)}
        onHover={onHover}
        onLock={onLock}
      />
    </div>
  );
});
