/** Published figures beside the same ones from the layouts. */
import { Curves } from '../../../charts/curves';
import type { TableData } from '../../../charts/figure/table';
import type { Palette } from '../../../charts/palette';
import { factorColumns, factorTable, onceTable, printedFigures } from '../../../insight/shapes/papers';
import { wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import styles from './calculator-panel.module.css';

const say = wordsOf('calculator');

const words = say.papers;
/** Cells of a row, each with its figure in the paper and the one from the layouts; the first is its name. */
type Row = readonly string[];

const nameOf = (id: (typeof factorColumns)[number]): string => (id === 'gqa' ? words.groups : say.mechanisms[id]());

export function PaperFigures({ palette }: { readonly palette: Palette }) {
  const once = onceTable();
  const places = once.map(({ tokens }) => tokens);
  return (
    <div className={styles.parts}>
      <div className={styles.column}>
        <h3 className={frameStyles.subtitle}>{words.factors}</h3>
        <p className={frameStyles.quiet}>{words.factorsSource}</p>
        <FactorTable />
        <h3 className={frameStyles.subtitle}>{words.more}</h3>
        <Rows
          name={words.more}
          columns={[words.quantity, words.printed, words.computed]}
          rows={printedFigures().map(({ id, computed, unit }) => [
            words.figures[id].name,
            words.figures[id].printed,
            unit === 'bytes' ? say.bytesExact(computed) : say.whole(computed),
          ])}
        />
      </div>
      <div className={styles.column}>
        <h3 className={frameStyles.subtitle}>{words.once}</h3>
        <p className={frameStyles.quiet}>{words.onceSource}</p>
        <div className={styles.smallChart}>
          <Curves
            curves={[
              { label: words.transformer, colour: palette.series[1] ?? '', values: once.map((row) => row.transformerTotal) },
              { label: words.yoco, colour: palette.series[6] ?? '', values: once.map((row) => row.yocoTotal) },
            ]}
            places={places}
            xLog={false}
            yLog={false}
            domain={[0, 140e9]}
            rules={[]}
            cursor={null}
            xTicks={places.slice(2)}
            xFormat={say.tokens}
            yFormat={say.bytes}
            xTitle={say.xAxis}
            yTitle={words.yAxis}
            ariaLabel={words.figure}
          />
        </div>
        <Rows
          name={words.once}
          columns={[
            words.tokens,
            words.transformerCache,
            words.yocoCache,
            words.cacheRatio,
            words.totalRatio,
            words.printedRatio,
          ]}
          rows={once.map((row) => [
            say.tokens(row.tokens),
            say.bytes(row.transformer),
            say.bytes(row.yoco),
            words.times(row.transformer / row.yoco),
            words.times(row.transformerTotal / row.yocoTotal),
            words.times(row.printed),
          ])}
        />
      </div>
    </div>
  );
}

function FactorTable() {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={styles.scroll} role="region" aria-label={words.factors} tabIndex={0} data-own-keys>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} data-figure-text>
              {words.size}
            </th>
            {factorColumns.map((id) => (
              <th key={id} scope="colgroup" colSpan={2} data-figure-text>
                {nameOf(id)}
              </th>
            ))}
          </tr>
          <tr>
            {factorColumns.flatMap((id) =>
              [words.printed, words.computed].map((name) => (
                <th key={`${id} ${name}`} scope="col" data-figure-text>
                  {name}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {factorTable().map(({ size, printed, computed }) => (
            <tr key={size}>
              <th scope="row" data-figure-text>
                {size}
              </th>
              {factorColumns.flatMap((id, i) => [
                <td key={`${id} printed`} className={styles.printed} data-figure-text>
                  {printed[i]}
                </td>,
                <td key={id} data-figure-text>
                  {computed[i]}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Rows({ name, columns, rows }: { readonly name: string; readonly columns: Row; readonly rows: readonly Row[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={styles.scroll} role="region" aria-label={name} tabIndex={0} data-own-keys>
      <table className={`${styles.table} ${styles.wrapped}`}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-figure-text>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells]) => (
            <tr key={first}>
              <th scope="row" data-figure-text>
                {first}
              </th>
              {cells.map((cell, i) => (
                <td key={columns[i + 1]} data-figure-text>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function papersTable(): TableData {
  const c = words.columns;
  return {
    columns: [c.what, c.printed, c.computed],
    rows: [
      ...factorTable().flatMap(({ size, printed, computed }) =>
        factorColumns.map((id, i) => [`T6 ${size}, ${nameOf(id)}`, printed[i] ?? null, computed[i] ?? null]),
      ),
      ...onceTable().map((row) => [words.ratioAt(say.tokens(row.tokens)), row.printed, row.transformerTotal / row.yocoTotal]),
      ...printedFigures().map(({ id, computed }) => [words.figures[id].name, words.figures[id].printed, computed]),
    ],
  };
}
