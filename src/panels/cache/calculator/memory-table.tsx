/** What each mechanism keeps, in numbers: a token's part, the whole at a context, and the longest context that fits. */
import { cards } from '../../../insight/shapes/cards';
import { useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import styles from './calculator-panel.module.css';
import { type CostRow, totalOf } from './cost-rows';
import type { CalculatorSettings } from './use-calculator';

const say = wordsOf('calculator');

interface MemoryTableProps {
  readonly rows: readonly CostRow[];
  readonly settings: CalculatorSettings;
  readonly tokens: number;
  readonly weights: number;
}

export function MemoryTable({ rows, settings, tokens, weights }: MemoryTableProps) {
  const run = useRun();
  const c = say.columns;
  const left = settings.calculatorLeft;
  const toggle = (id: string): void =>
    run('calculator', { calculatorLeft: left.includes(id) ? left.filter((other) => other !== id) : [...left, id] });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={styles.scroll} role="region" aria-label={say.tableName} tabIndex={0} data-own-keys>
      <table className={`${styles.table} ${styles.held}`}>
        <thead>
          <tr>
            {[c.mechanism, c.total(say.tokens(tokens), settings.calculatorBatch), c.perToken, c.ceiling].map((name) => (
              <th key={name} scope="col" rowSpan={2} data-figure-text>
                {name}
              </th>
            ))}
            <th scope="colgroup" colSpan={cards.length} data-figure-text>
              {c.fits}
            </th>
          </tr>
          <tr>
            {cards.map((card) => (
              <th key={card.name} scope="col" title={say.card(card)} data-figure-text>
                {say.sold(card.sold)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-own={row.id === 'own' ? '' : undefined}>
              <th scope="row">
                <label>
                  <input
                    type="checkbox"
                    aria-label={say.draw(row.name)}
                    checked={!left.includes(row.id)}
                    disabled={row.id === 'own'}
                    onChange={() => toggle(row.id)}
                  />
                  <svg width={22} height={10} aria-hidden="true">
                    <line
                      x2={22}
                      y1={5}
                      y2={5}
                      stroke={row.colour}
                      strokeWidth={row.id === 'own' ? 3 : 2}
                      strokeDasharray={row.dash}
                    />
                  </svg>
                  <span data-figure-text>{row.name}</span>
                </label>
              </th>
              <td data-figure-text>
                {say.totalAt(totalOf(row, tokens, settings, weights), tokens > row.reach ? row.reach : null)}
              </td>
              <td data-figure-text>{amount(row.perToken)}</td>
              <td data-figure-text>{amount(row.ceiling)}</td>
              {row.fits.map((fits, i) => (
                <td key={cards[i]?.name} data-figure-text>
                  {fits === null
                    ? say.never
                    : fits === Infinity
                      ? say.any
                      : fits === row.reach
                        ? say.tokens(fits)
                        : say.length(fits)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const amount = (count: number): string => (count === 0 ? say.nothing : say.bytes(count));
