/** Legends, drawn from the scale itself. */
import type { ColourScale } from './scale';
import styles from './legend.module.css';

interface ColourLegendProps {
  readonly scale: ColourScale;
  readonly label: string;
  /** Kinds of nothing that occur, each with its colour. */
  readonly swatches?: readonly { readonly label: string; readonly colour: string }[];
}

const width = 180;
const cells = 60;

/** A strip of the scale's own colours with its ticks below. */
export function ColourLegend({ scale, label, swatches = [] }: ColourLegendProps) {
  const [least, most] = scale.domain;
  // Cells are even along the ramp, so each shows the colour of the value that stands there.
  const colours = Array.from({ length: cells }, (_, i) => invert(scale, (i + 0.5) / cells));
  return (
    <div className={styles.legend}>
      <svg
        width={width + 24}
        height={34}
        viewBox={`-12 0 ${width + 24} 34`}
        role="img"
        aria-label={`${label}, ${least} – ${Number(most.toPrecision(3))}`}
      >
        {colours.map((colour, i) => (
          <rect key={i} x={(i * width) / cells} y={0} width={width / cells + 0.5} height={10} fill={colour} />
        ))}
        {scale.ticks.map((tick) => (
          <g key={tick.label} transform={`translate(${scale.position(tick.value) * width}, 10)`}>
            <line y2={4} className={styles.tick} />
            <text y={18} className={styles.text} textAnchor="middle">
              {tick.label}
            </text>
          </g>
        ))}
      </svg>
      <span className={styles.label} data-figure-text>
        {label}
      </span>
      {swatches.map((swatch) => (
        <span key={swatch.label} className={styles.key}>
          <svg width={12} height={12} aria-hidden="true">
            <rect width={12} height={12} fill={swatch.colour} className={styles.swatch} />
          </svg>
          <span data-figure-text>{swatch.label}</span>
        </span>
      ))}
    </div>
  );
}

/** The colour at a place on the ramp. */
function invert(scale: ColourScale, place: number): string {
  const [, most] = scale.domain;
  let low = 0;
  let high = most;
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (scale.position(middle) < place) low = middle;
    else high = middle;
  }
  return scale.colour((low + high) / 2);
}

interface KeyLegendProps {
  readonly items: readonly { readonly label: string; readonly colour: string; readonly line?: boolean }[];
}

/** Names of series beside their colours. */
export function KeyLegend({ items }: KeyLegendProps) {
  return (
    <div className={styles.legend}>
      {items.map(({ label, colour, line }) => (
        <span key={label} className={styles.key}>
          <svg width={16} height={12} aria-hidden="true">
            {line ? (
              <line x1={0} x2={16} y1={6} y2={6} stroke={colour} strokeWidth={2} />
            ) : (
              <rect x={2} width={12} height={12} fill={colour} />
            )}
          </svg>
          <span data-figure-text>{label}</span>
        </span>
      ))}
    </div>
  );
}
