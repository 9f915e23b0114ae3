/** Legends, drawn from the scale itself. */
import { memo, useId } from 'react';
import { type Nothing, NothingSwatch } from './nothing';
import type { ColourScale } from './scale';
import styles from './legend.module.css';

/** Other marks in a picture: a colour, an outline, or a kind of absence. */
export type Swatch = { readonly label: string } & (
  | { readonly colour: string }
  | { readonly outline: string }
  | { readonly nothing: Nothing }
);

interface ColourLegendProps {
  readonly scale: ColourScale;
  /** The quantity, its unit, and the name of the stretch. */
  readonly label: string;
  /** Kinds of absence and single colours that occur. */
  readonly swatches?: readonly Swatch[];
  /** Length of the strip in CSS pixels. */
  readonly width?: number;
}

const usualWidth = 176;
const bar = 10;
/** The bar of the sink's hue, below. */
const sinkBar = 6;
/** Stops of the gradient, evenly spaced; colours between them are interpolated. */
const stops = 89;
const places = Array.from({ length: stops }, (_, i) => i / (stops - 1));
const box = 13;

/** A strip of the scale's own colours with its ticks below. */
export function ColourLegend({ scale, label, swatches = [], width = usualWidth }: ColourLegendProps) {
  return (
    <div className={styles.legend}>
      <span className={styles.scale}>
        <span className={styles.label} data-figure-text>
          {label}
        </span>
        <Ramp scale={scale} label={label} width={width} />
      </span>
      {swatches.map((swatch) => (
        <SwatchKey key={swatch.label} swatch={swatch} />
      ))}
    </div>
  );
}

type RampProps = Required<Pick<ColourLegendProps, 'scale' | 'label' | 'width'>>;

/** One shape with a gradient: a shape per colour would be most of the page's painting. */
const Ramp = memo(function Ramp({ scale, label, width }: RampProps) {
  const id = useId();
  const { sink } = scale;
  const height = bar + (sink ? sinkBar : 0);
  const first = scale.ticks[0]?.label;
  const last = scale.ticks.at(-1)?.label;
  // Half of a number may overhang at either end.
  const pads = [first, last].map((end) => 4 + 3.6 * (end?.length ?? 0));
  return (
    <svg
      className={styles.ramp}
      width={pads.reduce((all, pad) => all + pad, width)}
      height={height + 22}
      role="img"
      aria-label={`${label}: ${first} – ${last}`}
    >
      <linearGradient id={id}>
        {places.map((at) => (
          <stop key={at} offset={at} stopColor={scale.colour(scale.invert(at))} />
        ))}
      </linearGradient>
      {sink && (
        <linearGradient id={`${id}-sink`}>
          {places.map((at) => (
            <stop key={at} offset={at} stopColor={sink.colour(scale.invert(at))} />
          ))}
        </linearGradient>
      )}
      <g transform={`translate(${pads[0]}, 0)`}>
        <rect width={width} height={bar} fill={`url(#${id})`} />
        {sink && <rect y={bar} width={width} height={sinkBar} fill={`url(#${id}-sink)`} />}
        {scale.ticks.map(({ value, label: text }) => (
          <g key={value} transform={`translate(${Math.round(scale.position(value) * (width - 1)) + 0.5}, ${height})`}>
            <line y2={4} className={styles.tick} />
            <text y={17} className={styles.text} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
});

function SwatchKey({ swatch }: { readonly swatch: Swatch }) {
  const id = useId();
  return (
    <span className={styles.key}>
      <svg width={box} height={box} aria-hidden="true">
        {'nothing' in swatch ? (
          <NothingSwatch id={id} kind={swatch.nothing} size={box} />
        ) : 'outline' in swatch ? (
          <rect x={1} y={1} width={box - 2} height={box - 2} fill="none" stroke={swatch.outline} strokeWidth={1.5} />
        ) : (
          <rect x={0.5} y={0.5} width={box - 1} height={box - 1} fill={swatch.colour} className={styles.swatch} />
        )}
      </svg>
      <span data-figure-text>{swatch.label}</span>
    </span>
  );
}

/** How a series is drawn: filled, a line, a dashed line, an outline, a dot, a pointer down. */
export type KeyMark = 'fill' | 'line' | 'dashed' | 'outline' | 'dot' | 'pointer';

interface KeyLegendProps {
  readonly items: readonly {
    readonly label: string;
    readonly colour: string;
    /** Short for `mark: 'line'`. */
    readonly line?: boolean;
    readonly mark?: KeyMark;
  }[];
}

/** Names of series beside their marks. */
export function KeyLegend({ items }: KeyLegendProps) {
  return (
    <div className={styles.legend}>
      {items.map(({ label, colour, line, mark = line ? 'line' : 'fill' }) => (
        <span key={label} className={styles.key}>
          <svg width={18} height={box} aria-hidden="true">
            {mark === 'line' || mark === 'dashed' ? (
              <line
                x1={0}
                x2={18}
                y1={6.5}
                y2={6.5}
                stroke={colour}
                strokeWidth={2}
                strokeDasharray={mark === 'dashed' ? '3 3' : undefined}
              />
            ) : mark === 'dot' ? (
              <circle cx={9} cy={6.5} r={4} fill={colour} />
            ) : mark === 'pointer' ? (
              <path d="M9,10l-3.5,-6h7z" fill={colour} />
            ) : mark === 'outline' ? (
              <rect x={3.5} y={0.5} width={box - 1} height={box - 1} fill="none" stroke={colour} />
            ) : (
              <rect x={3} width={box} height={box} fill={colour} />
            )}
          </svg>
          <span data-figure-text>{label}</span>
        </span>
      ))}
    </div>
  );
}
