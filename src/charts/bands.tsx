/** A few bands of cells over many columns: canvas for the cells, over it an outline around all that have a value, and the axes. */
import { memo, useId, useLayoutEffect, useMemo, useRef } from 'react';
import {
  type Bands as Values,
  type BandsLayout,
  columnUnder,
  chartHeight,
  leastHeight,
  layoutBands,
  outline,
} from './bands-layout';
import cover from './cover.module.css';
import styles from './bands.module.css';
import { NothingPatterns } from './nothing';
import { gather } from './paint';
import { usePick } from './pick';
import type { ColourScale } from './scale';
import { usePixelRatio, useSize } from './size';
import { indexTicks } from './ticks';

interface BandsProps {
  /** [bands][columns], from the top; NaN beyond what the outline holds. */
  readonly bands: Values;
  /** The label of each band. */
  readonly names: readonly string[];
  readonly scale: ColourScale;
  /** Name of a column, drawn above the one that is marked. */
  readonly label: (column: number) => string;
  readonly xTitle: string;
  readonly marked: number | null;
  /** The sink: marked above its column. */
  readonly accentColumn: number | null;
  /** Says, for a block of k cells, what one pixel shows; drawn when cells are smaller than a pixel. */
  readonly blockNote?: (block: number) => string;
  readonly ariaLabel: string;
  readonly onHover: (column: number | null) => void;
  readonly onLock: (column: number) => void;
}

/** CSS pixels that a number takes along the axis. */
const tickRoom = 34;
/** Approximate pixels of a name's character. */
const advance = 7.9;

export const Bands = memo(function Bands(props: BandsProps) {
  const { bands, names, scale, label, marked } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const ratio = usePixelRatio();
  const columns = bands[0]?.length ?? 0;
  const layout = useMemo(() => layoutBands(size, bands.length, columns, ratio), [size, bands.length, columns, ratio]);
  const { left, top, cell, extent, block, tall } = layout;
  const height = bands.length * tall;
  const pick = usePick(
    {
      from: 0,
      to: Math.max(0, columns - 1),
      at: marked,
      under: (x, y) => columnUnder(x, y, bands, layout),
      onHover: props.onHover,
      onLock: props.onLock,
    },
    props.ariaLabel,
  );
  const at = marked !== null && marked < columns ? marked : null;
  const name = at === null ? '' : label(at);
  const note = block > 1 ? (props.blockNote?.(block) ?? '') : '';
  return (
    <div
      ref={ref}
      className={styles.bands}
      style={{ flexBasis: chartHeight(bands.length), minHeight: leastHeight(bands.length) }}
    >
      {cell > 0 && (
        <>
          <Cells bands={bands} scale={scale} layout={layout} />
          <svg className={cover.cover} width={size.width} height={size.height} {...pick}>
            <g transform={`translate(${left}, ${top})`}>
              <Outline bands={bands} cell={cell} tall={tall} />
              <Names names={names} tall={tall} />
              <Columns columns={columns} cell={cell} height={height} xTitle={props.xTitle} />
              {props.accentColumn !== null && (
                <rect
                  x={props.accentColumn * cell}
                  y={firstBand(bands, props.accentColumn) * tall - 6}
                  width={Math.max(3, cell)}
                  height={3}
                  className={styles.accent}
                />
              )}
              {at !== null && (
                <>
                  <rect x={at * cell - 1} y={-1} width={cell + 2} height={height + 2} className={styles.marked} />
                  <text
                    x={Math.max(0, Math.min(at * cell, size.width - left - name.length * advance))}
                    y={-8}
                    className={styles.markedName}
                  >
                    {name}
                  </text>
                </>
              )}
              {note && (
                <text x={extent} y={height + 31} textAnchor="end" className={styles.text}>
                  {note}
                </text>
              )}
            </g>
          </svg>
        </>
      )}
    </div>
  );
});

/** The first band from the top that has something in a column. */
const firstBand = (bands: Values, column: number): number =>
  Math.max(
    0,
    bands.findIndex((values) => !Number.isNaN(values[column] ?? Number.NaN)),
  );

interface CellsProps {
  readonly bands: Values;
  readonly scale: ColourScale;
  readonly layout: BandsLayout;
}

/** The data, a pixel a cell (or a block of them), over dots where there is none. */
const Cells = memo(function Cells({ bands, scale, layout }: CellsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const id = useId();
  const { left, top, block, pixel, extent, tall } = layout;
  const pixels = Math.ceil((bands[0]?.length ?? 0) / block);
  useLayoutEffect(() => {
    if (canvas.current) paintBands(canvas.current, bands, scale, { pixels, block });
  }, [bands, scale, pixels, block]);
  const height = bands.length * tall;
  return (
    <div className={styles.clip} style={{ left, top, width: extent, height }}>
      <svg className={styles.absent} width={extent} height={height} aria-hidden="true">
        <NothingPatterns id={id} />
        <rect y={tall} width={extent} height={Math.max(0, height - tall)} fill={`url(#${id}-outside)`} />
      </svg>
      <canvas ref={canvas} className={styles.canvas} style={{ width: pixels * pixel, height }} />
    </div>
  );
});

function paintBands(
  canvas: HTMLCanvasElement,
  bands: Values,
  scale: ColourScale,
  { pixels, block }: { readonly pixels: number; readonly block: number },
): void {
  canvas.width = pixels;
  canvas.height = bands.length;
  const context = canvas.getContext('2d');
  if (!context || pixels === 0) return;
  const image = new ImageData(pixels, bands.length);
  const colours = new Uint32Array(image.data.buffer);
  bands.forEach((values, at) => {
    const shown = block === 1 ? values : gather([values], pixels, block, 'strongest');
    for (let x = 0; x < pixels; x++) colours[at * pixels + x] = scale.packed(shown[x] ?? Number.NaN);
  });
  context.putImageData(image, 0, 0);
}

/** Drawn twice, so that it is seen on every fill: paper under ink. Around cells of a few pixels that would hide them. */
const Outline = memo(function Outline({
  bands,
  cell,
  tall,
}: {
  readonly bands: Values;
  readonly cell: number;
  readonly tall: number;
}) {
  const d = useMemo(() => outline(bands, cell, tall), [bands, cell, tall]);
  return (
    <>
      {cell >= 6 && <path d={d} className={styles.under} />}
      <path d={d} className={styles.outline} />
    </>
  );
});

const Names = memo(function Names({ names, tall }: { readonly names: readonly string[]; readonly tall: number }) {
  return names.map((name, at) => (
    <text key={name} x={-8} y={(at + 0.5) * tall} dy="0.35em" textAnchor="end" className={styles.text}>
      {name}
    </text>
  ));
});

interface ColumnsProps {
  readonly columns: number;
  readonly cell: number;
  readonly height: number;
  readonly xTitle: string;
}

function Columns({ columns, cell, height, xTitle }: ColumnsProps) {
  const every = indexTicks(columns, cell, tickRoom)[1] ?? columns;
  return (
    <>
      <Ticks shown={Math.ceil(columns / Math.max(1, every))} every={every} cell={cell} height={height} />
      <text x={0} y={height + 31} className={styles.text}>
        {xTitle} →
      </text>
    </>
  );
}

interface TicksProps extends Pick<ColumnsProps, 'cell' | 'height'> {
  /** Columns that are named: 0, `every`, 2 · `every` … */
  readonly shown: number;
  readonly every: number;
}

/** Drawn again when one is added, not with every column. */
const Ticks = memo(function Ticks({ shown, every, cell, height }: TicksProps) {
  return Array.from({ length: shown }, (_, i) => i * every).map((column) => (
    <g key={column} transform={`translate(${(column + 0.5) * cell}, ${height})`}>
      <line y1={1} y2={5} className={styles.tick} />
      <text y={17} textAnchor="middle" className={styles.text}>
        {column}
      </text>
    </g>
  ));
});
