/** The StreamingLLM table: a row a cache, a column a way to count positions and a first token. */
import type { TableData } from '../../../charts/figure/table';
import { known } from '../../../charts/figure/table';
import type { CacheRow } from '../../../decode/runs/streaming-table-state';
import { cacheRows, firstTokens, positionKinds } from '../../../decode/runs/streaming-table';
import type { CellFigures } from '../../../insight/streaming-table';
import { wordsOf } from '../../../words';
import fill from '../../kit/fill.module.css';
import numbersStyles from '../../kit/numbers.module.css';
import styles from './streaming-table.module.css';

const say = wordsOf('streamingTable');

export type Figure = keyof typeof say.figures;

export function cacheName(cache: CacheRow, size: number): string {
  return typeof cache === 'number' ? say.caches.sinks(cache, size) : say.caches[cache](size);
}

interface StreamingTableRowsProps {
  readonly figures: readonly CellFigures[];
  readonly size: number;
  readonly figure: Figure;
}

export function StreamingTableRows({ figures, size, figure }: StreamingTableRowsProps) {
  const firsts = firstTokens.filter((first) => figures.some((cell) => cell.first === first));
  const kinds = positionKinds.filter((positions) => figures.some((cell) => cell.positions === positions));
  const cellAt = (cache: CacheRow, positions: string, first: string) =>
    figures.find((cell) => cell.cache === cache && cell.positions === positions && cell.first === first);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={`${fill.scroll} ${styles.scroll}`} role="region" aria-label={say.tableOf} tabIndex={0} data-own-keys>
      <table className={`${numbersStyles.numbers} ${styles.table}`}>
        <thead>
          <tr>
            <th rowSpan={2} scope="col" data-figure-text>
              {say.cache}
            </th>
            {kinds.map((positions) => (
              <th key={positions} colSpan={firsts.length} scope="colgroup" data-figure-text>
                {say.positions[positions]}
              </th>
            ))}
          </tr>
          <tr>
            {kinds.flatMap((positions) =>
              firsts.map((first) => (
                <th key={`${positions} ${first}`} scope="col" data-figure-text>
                  {say.first[first]}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {cacheRows
            .filter((cache) => figures.some((cell) => cell.cache === cache))
            .map((cache) => (
              <tr key={cache}>
                <th scope="row" data-figure-text>
                  {cacheName(cache, size)}
                </th>
                {kinds.flatMap((positions) =>
                  firsts.map((first) => (
                    <CellOf key={`${positions} ${first}`} cell={cellAt(cache, positions, first)} figure={figure} />
                  )),
                )}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function CellOf({ cell, figure }: { readonly cell: CellFigures | undefined; readonly figure: Figure }) {
  if (!cell?.bits) return <td>{say.none}</td>;
  const written =
    figure === 'bits'
      ? say.value(cell.bits)
      : figure === 'perplexity'
        ? say.perplexity(2 ** cell.bits.mean)
        : Number.isFinite(cell.recall)
          ? say.recall(cell.recall)
          : say.none;
  return (
    <td className={cell.same === null ? undefined : styles.same}>
      <span data-figure-text>{`${cell.same === null ? '' : say.same}${written}`}</span>
      {figure !== 'recall' && cell.minusWindow && (
        <span className={styles.difference} data-figure-text>
          {say.difference(cell.minusWindow)}
        </span>
      )}
    </td>
  );
}

/** The same as rows of numbers. */
export function streamingTableData(figures: readonly CellFigures[], size: number): TableData {
  const c = say.columns;
  return {
    columns: [c.cache, c.positions, c.first, c.bits, c.half, c.perplexity, c.minus, c.minusHalf, c.recall, c.rows, c.same],
    rows: cacheRows.flatMap((cache) =>
      figures
        .filter((cell) => cell.cache === cache)
        .map(({ positions, first, bits, minusWindow, recall, rows, same }) => [
          cacheName(cache, size),
          say.positions[positions],
          say.first[first],
          known(bits?.mean),
          known(bits?.half),
          bits ? 2 ** bits.mean : null,
          known(minusWindow?.mean),
          known(minusWindow?.half),
          known(recall),
          known(rows),
          same && say.sameAs[same],
        ]),
    ),
  };
}
