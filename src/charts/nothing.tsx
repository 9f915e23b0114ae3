/** The kinds of absent cells, each with another pattern; a weight of about 0 is none of them, it has the scale's first colour. */
import styles from './nothing.module.css';

/**
 * `future`: a cell that does not exist yet, blank paper. `outside`: beyond the window, sparse dots. `evicted`: was there and
 * was overwritten, hatched. `dropped`: was measured and not kept, dashes.
 */
export type Nothing = 'future' | 'outside' | 'evicted' | 'dropped';

/** The kinds with a pattern: all but the future, which is blank paper. */
export type Absence = Exclude<Nothing, 'future'>;

const tile = 6;

/** The patterns, added once to an SVG that uses them: fill with `url(#${id}-evicted)`. */
export function NothingPatterns({ id }: { readonly id: string }) {
  const size = { width: tile, height: tile, patternUnits: 'userSpaceOnUse' };
  return (
    <defs>
      <pattern id={`${id}-outside`} {...size}>
        <rect x={1} y={1} width={1} height={1} className={styles.dot} />
        <rect x={4} y={4} width={1} height={1} className={styles.dot} />
      </pattern>
      <pattern id={`${id}-evicted`} {...size}>
        <path d="M-1.5,1.5l3,-3M0,6l6,-6M4.5,7.5l3,-3" className={styles.line} />
      </pattern>
      <pattern id={`${id}-dropped`} {...size}>
        <path d="M0,1.5h4M3,4.5h3M0,4.5h1" className={styles.line} />
      </pattern>
    </defs>
  );
}

/** One kind of absence in a square, for a legend. */
export function NothingSwatch({ id, kind, size }: { readonly id: string; readonly kind: Nothing; readonly size: number }) {
  return (
    <>
      {kind === 'future' ? null : <NothingPatterns id={id} />}
      <rect
        x={0.5}
        y={0.5}
        width={size - 1}
        height={size - 1}
        fill={kind === 'future' ? 'none' : `url(#${id}-${kind})`}
        className={kind === 'future' ? styles.open : styles.box}
      />
    </>
  );
}
