/** The cells of a matrix: data on a canvas at the data's resolution, with patterns for absent cells behind it. */
import { memo, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type AbsenceOf, absentAreas, areasPath, droppedRows } from './absent';
import type { MatrixLayout } from './matrix-layout';
import { type Absence, NothingPatterns } from './nothing';
import { type Cells, type Painted, blank, paint, surfaceOf } from './paint';
import type { ColourScale } from './scale';
import styles from './matrix.module.css';

interface MatrixCanvasProps {
  readonly cells: Cells;
  readonly scale: ColourScale;
  readonly layout: MatrixLayout;
  readonly absent: AbsenceOf | undefined;
}

const none: readonly number[] = [];
const kinds: readonly Absence[] = ['outside', 'evicted', 'dropped'];

export const MatrixCanvas = memo(function MatrixCanvas({ cells, scale, layout, absent }: MatrixCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<Painted>(blank);
  const [gone, setGone] = useState(none);
  const { left, top, cell, block, pixel, extent } = layout;
  useLayoutEffect(() => {
    const element = canvas.current;
    const surface = element && surfaceOf(element);
    if (!element || !surface) return;
    painted.current = paint(surface, painted.current, cells, scale, { block, aggregate: 'strongest', missing: 0 });
    // The canvas is larger than the text, so that it can grow: a pixel of it is a cell, or a block of them.
    const side = `${painted.current.size * pixel}px`;
    element.style.width = side;
    element.style.height = side;
    const now = painted.current.gone;
    setGone((known) => (known.length === now.length && known.at(-1) === now.at(-1) ? known : now));
  }, [cells, scale, block, pixel]);
  const areas = useMemo(
    () => [...droppedRows(gone.filter((row) => row < cells.count)), ...(absent ? absentAreas(cells, absent) : [])],
    [gone, cells, absent],
  );
  return (
    <div className={styles.clip} style={{ left, top, width: extent, height: extent }}>
      {areas.length > 0 && <AbsentLayer areas={areas} cell={cell} extent={extent} />}
      <canvas ref={canvas} className={styles.canvas} />
    </div>
  );
});

function AbsentLayer({
  areas,
  cell,
  extent,
}: {
  readonly areas: ReturnType<typeof absentAreas>;
  readonly cell: number;
  readonly extent: number;
}) {
  const id = useId();
  return (
    <svg className={styles.absent} width={extent} height={extent} aria-hidden="true">
      <NothingPatterns id={id} />
      {kinds.map((kind) => {
        const d = areasPath(
          areas.filter((area) => area.kind === kind),
          cell,
        );
        return d ? <path key={kind} d={d} fill={`url(#${id}-${kind})`} /> : null;
      })}
    </svg>
  );
}
