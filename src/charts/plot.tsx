/** The frame that charts with two axes share: the area that margins leave, and the picture in it, axes first. */
import type { ReactNode, RefObject, SVGProps } from 'react';
import { Axes, type AxesProps } from './axes';
import styles from './plot.module.css';
import type { Size } from './size';

interface Margin {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** CSS pixels; `size` is that of the whole chart, `width` and `height` those inside its margins. */
interface PlotArea {
  readonly size: Size;
  readonly margin: Margin;
  readonly width: number;
  readonly height: number;
}

export function plotArea(size: Size, margin: Margin): PlotArea {
  return {
    size,
    margin,
    width: Math.max(0, size.width - margin.left - margin.right),
    height: Math.max(0, size.height - margin.top - margin.bottom),
  };
}

interface PlotProps {
  /** From `useSize`, which measures the chart. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly area: PlotArea;
  /** From `usePick`. */
  readonly pick: Partial<SVGProps<SVGSVGElement>>;
  readonly axes: Omit<AxesProps, 'width' | 'height'>;
  /** Drawn over the axes; (0, 0) is the upper left corner of the area. */
  readonly children: ReactNode;
}

/** Draws nothing before its size is known. */
export function Plot({ box, area: { size, margin, width, height }, pick, axes, children }: PlotProps) {
  return (
    <div className={styles.plot} ref={box}>
      <svg className={styles.svg} width={size.width} height={size.height} {...pick}>
        {width > 0 && height > 0 && (
          <g transform={`translate(${margin.left}, ${margin.top})`}>
            <Axes {...axes} width={width} height={height} />
            {children}
          </g>
        )}
      </svg>
    </div>
  );
}
