/** A score by who wrote the query (rows) and who wrote the key (columns), with its sums; each part is pointed at by pointer or Tab. */
import { memo, useMemo, useState } from 'react';
import { inkOn } from '../../../charts/palette';
import { useSize } from '../../../charts/size';
import { furthest } from '../../../insight/factors';
import { folded } from '../../../insight/score-parts';
import { wordsOf } from '../../../words';
import { useSignedScale } from '../../data/signed-scale';
import styles from './score-panel.module.css';
import type { ShownScore, Source } from './shown-score';

const say = wordsOf('score');

/** CSS pixels of a cell, and of the names of rows. */
const [cellWidth, nameWidth] = [58, 66];

export const sourceName = (source: Source | undefined): string => {
  if (source === undefined) return say.others;
  return 'layer' in source ? say.inLayer(source.part, source.layer) : say.sources[source.part];
};

const sourceInWords = (source: Source | undefined): string => {
  if (source === undefined) return say.othersInWords;
  return 'layer' in source ? say.inLayerInWords(source.part, source.layer) : say.inWords[source.part];
};

export const WriterTable = memo(function WriterTable({ shown }: { readonly shown: ShownScore }) {
  const [ref, { width }] = useSize<HTMLDivElement>();
  const most = Math.max(3, Math.min(12, Math.floor((width - nameWidth) / cellWidth) - 1));
  const { table, queries, sources, sum } = shown;
  const { rows, columns, values } = useMemo(() => folded(table, most), [table, most]);
  const flat = useMemo(() => [Float32Array.from(values.flat())], [values]);
  const scale = useSignedScale(flat.some((each) => furthest(each) > 0) ? flat : one);
  // Scores of ReLU attention may be small: the largest part has two figures.
  const digits = Math.max(...flat.map(furthest)) < 0.1 ? 4 : 2;
  const [pointed, setPointed] = useState<readonly [number, number] | null>(null);
  const named = values.map((_, i) => sourceName(queries[rows[i] ?? -1]));
  const across = values[0]?.map((_, j) => sourceName(sources[columns[j] ?? -1])) ?? [];
  const sums = across.map((_, j) => values.reduce((all, row) => all + (row[j] ?? 0), 0));
  const [i, j] = pointed ?? [-1, -1];
  const at = values[i]?.[j];
  return (
    <div ref={ref} className={styles.writers}>
      <p className={`${styles.note} ${styles.told}`} aria-live="off">
        {at === undefined
          ? say.letters
          : say.part(sourceInWords(queries[rows[i] ?? -1]), sourceInWords(sources[columns[j] ?? -1]), at, sum)}
      </p>
      {width > 0 && (
        <table className={styles.table} onPointerLeave={() => setPointed(null)}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                {say.corner}
              </th>
              {across.map((name) => (
                <th key={name} scope="col" data-figure-text>
                  {name}
                </th>
              ))}
              <th scope="col">Σ</th>
            </tr>
          </thead>
          <tbody>
            {values.map((row, r) => (
              <tr key={named[r]}>
                <th scope="row" data-figure-text>
                  {named[r]}
                </th>
                {row.map((value, c) => (
                  <td key={across[c]}>
                    <button
                      type="button"
                      data-figure-text
                      className={styles.cell}
                      style={{ background: scale.colour(value), color: inkOn(scale.colour(value)) }}
                      aria-label={say.part(
                        sourceInWords(queries[rows[r] ?? -1]),
                        sourceInWords(sources[columns[c] ?? -1]),
                        value,
                        sum,
                      )}
                      onPointerEnter={() => setPointed([r, c])}
                      onFocus={() => setPointed([r, c])}
                      onBlur={() => setPointed(null)}
                    >
                      {say.cell(value, digits)}
                    </button>
                  </td>
                ))}
                <td className={styles.sum} data-figure-text>
                  {say.cell(
                    row.reduce((all, value) => all + value, 0),
                    digits,
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Σ</th>
              {sums.map((value, c) => (
                <td key={across[c]} className={styles.sum} data-figure-text>
                  {say.cell(value, digits)}
                </td>
              ))}
              <td className={`${styles.sum} ${styles.total}`} data-figure-text>
                {say.cell(sum, digits)}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </div>
  );
});

/** A scale of a table of zeros. */
const one = [Float32Array.of(1)];
