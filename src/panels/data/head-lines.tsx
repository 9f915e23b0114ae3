/** One number per head and row of a layer, drawn as a line per head over the rows. */
import { useMemo } from 'react';
import { Lines } from '../../charts/lines';
import { paletteOf } from '../../charts/palette';
import { roundAbove } from '../../charts/room';
import { words } from '../../words';
import frameStyles from '../kit/panel.module.css';
import { headNumbers } from './head-cells';
import styles from '../kit/parts.module.css';
import { type Text, useShownTheme } from './text';
import { useQueryFocus } from './use-query-focus';

interface HeadLinesProps {
  readonly text: Text;
  readonly layer: number;
  readonly heads: number;
  /** The field of the trace. */
  readonly field: string;
  /** Where the axis begins and ends; 0 and a round number above all unless given. */
  readonly domain?: readonly [number, number];
  readonly title: string;
  readonly axis: string;
  readonly figure: string;
  /** When a stage leaves it out. */
  readonly stageOut?: 'always' | '2';
}

export function HeadLines({ text, layer, heads, field, domain, title, axis, figure, stageOut }: HeadLinesProps) {
  const { series: colours } = paletteOf(useShownTheme());
  const { onHover, onLock } = useQueryFocus();
  const series = useMemo(
    () =>
      Array.from({ length: heads }, (_, head) => ({
        label: `H${head}`,
        colour: colours[head % colours.length] ?? '',
        values: headNumbers(text, layer, head, field),
      })),
    [text, layer, heads, field, colours],
  );
  const max = roundAbove(Math.max(...series.flatMap(({ values }) => values).filter(Number.isFinite), 0));
  return (
    <div className={frameStyles.part} data-stage-out={stageOut}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {title}
      </h3>
      <div className={styles.chart}>
        <Lines
          series={series}
          from={0}
          domain={domain ?? [0, max]}
          cursor={null}
          xTitle={words.panels.place.rowAxis}
          yTitle={axis}
          ariaLabel={figure}
          onHover={onHover}
          onLock={onLock}
        />
      </div>
    </div>
  );
}
