/** Cells in rows, one for each of many places: full, marked, or free. Canvas, since there may be thousands. */
import { memo, useEffect, useRef } from 'react';
import { useSize } from './size';
import styles from './strip.module.css';

interface StripProps {
  readonly count: number;
  /** Colour of a cell; null for an empty one. */
  readonly colour: (index: number) => string | null;
  readonly outline: string;
  readonly marked: number | null;
  readonly markColour: string;
  readonly ariaLabel: string;
  readonly onHover: (index: number | null) => void;
}

const pitch = 8;

export const Strip = memo(function Strip({ count, colour, outline, marked, markColour, ariaLabel, onHover }: StripProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const perRow = Math.max(1, Math.floor(size.width / pitch));
  const height = Math.ceil(count / perRow) * pitch;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || size.width === 0) return;
    const ratio = window.devicePixelRatio;
    element.width = size.width * ratio;
    element.height = height * ratio;
    context.scale(ratio, ratio);
    for (let i = 0; i < count; i++) {
      const x = (i % perRow) * pitch;
      const y = Math.floor(i / perRow) * pitch;
      const fill = colour(i);
      context.fillStyle = fill ?? outline;
      if (fill === null) context.fillRect(x + 2.5, y + 2.5, 2, 2);
      else context.fillRect(x, y, pitch - 1, pitch - 1);
      if (i === marked) {
        context.strokeStyle = markColour;
        context.lineWidth = 2;
        context.strokeRect(x, y, pitch - 1, pitch - 1);
      }
    }
  }, [count, colour, outline, marked, markColour, size.width, height, perRow]);
  return (
    <div ref={ref} className={styles.strip}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        style={{ height }}
        role="img"
        aria-label={ariaLabel}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const column = Math.floor((event.clientX - box.left) / pitch);
          const index = Math.floor((event.clientY - box.top) / pitch) * perRow + column;
          onHover(column < perRow && index < count ? index : null);
        }}
        onPointerLeave={() => onHover(null)}
      />
    </div>
  );
});
