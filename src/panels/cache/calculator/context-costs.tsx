/** Bytes over the context: a line a mechanism, a level a card, and the same in numbers. */
import { useState } from 'react';
import { Curves } from '../../../charts/curves';
import type { TableData } from '../../../charts/figure/table';
import { roundAbove } from '../../../charts/room';
import { cards, memoryOf } from '../../../insight/shapes/cards';
import { useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import styles from './calculator-panel.module.css';
import { MemoryTable } from './memory-table';
import { type CostRow, totalOf } from './cost-rows';
import type { Calculator, CalculatorSettings } from './use-calculator';

const say = wordsOf('calculator');

interface ContextCostsProps {
  readonly rows: readonly CostRow[];
  readonly calculator: Calculator;
  /** Bytes, null where they are left out. */
  readonly weights: number | null;
}

export function ContextCosts({ rows, calculator, weights }: ContextCostsProps) {
  const { name, settings, context } = calculator;
  const run = useRun();
  const [over, setOver] = useState<number | null>(null);
  const tokens = over ?? settings.calculatorContext;
  const log = settings.calculatorScale === 'log';
  const places = log ? doublings(settings.calculatorContext) : evenly(settings.calculatorContext);
  const drawn = rows.filter(({ id }) => !settings.calculatorLeft.includes(id));
  const curves = drawn.map((row) => ({
    label: row.name,
    colour: row.colour,
    dash: row.dash,
    strong: row.id === 'own',
    values: places.map((place) => (place > row.reach ? Number.NaN : totalOf(row, place, settings, weights ?? 0))),
  }));
  const all = curves.flatMap(({ values }) => values.filter((value) => value > 0));
  const domain: readonly [number, number] = log
    ? [10 ** Math.floor(Math.log10(Math.min(...all))), 10 ** Math.ceil(Math.log10(Math.max(...all)))]
    : [0, roundAbove(Math.max(...all))];
  return (
    <div className={styles.parts}>
      <div className={styles.chart} data-stage-out="3">
        <Curves
          curves={curves}
          places={places}
          xLog={log}
          yLog={log}
          domain={domain}
          rules={cards.map((card) => ({ label: say.sold(card.sold), value: memoryOf(card) }))}
          cursor={tokens}
          xTicks={log ? places.filter((place) => Number.isInteger(Math.log2(place))) : places.filter((_, i) => i % 16 === 0)}
          xFormat={say.tokens}
          yFormat={say.bytes}
          xTitle={say.xAxis}
          yTitle={say.yAxis}
          ariaLabel={say.figure(name, curves.length)}
          onHover={setOver}
          onLock={(calculatorContext) => run('calculator', { calculatorContext })}
        />
      </div>
      <div className={styles.column}>
        <MemoryTable rows={rows} settings={settings} tokens={tokens} weights={weights ?? 0} />
        {context && (
          <p className={frameStyles.quiet} data-stage-out="1">
            {say.reachNote(name, context, tokens)}
          </p>
        )}
        <p className={frameStyles.quiet} data-stage-out="1">
          {say.cardsNote(cards)}
        </p>
        <p className={frameStyles.quiet} data-stage-out="1">
          {say.fitsNote(weights === null ? null : say.bytes(weights))}
        </p>
      </div>
    </div>
  );
}

/** From 128 tokens to a million or beyond the context, eight places a doubling, so that powers of two are among them. */
function doublings(context: number): readonly number[] {
  const last = Math.max(20, Math.ceil(Math.log2(context)));
  return Array.from({ length: (last - 7) * 8 + 1 }, (_, i) => Math.round(2 ** (7 + i / 8)));
}

/** From 0 to twice the context, rounded up to a power of two. */
function evenly(context: number): readonly number[] {
  const last = 2 ** Math.max(8, Math.ceil(Math.log2(context * 1.5)));
  return Array.from({ length: 129 }, (_, i) => (i * last) / 128);
}

export function contextTable(rows: readonly CostRow[], settings: CalculatorSettings, weights: number): TableData {
  const c = say.columns;
  const tokens = settings.calculatorContext;
  return {
    columns: [
      c.mechanism,
      c.totalBytes(tokens, settings.calculatorBatch),
      c.perTokenBytes,
      c.ceilingBytes,
      ...cards.map((card) => c.fitsIn(card)),
      c.reach,
    ],
    rows: rows.map((row) => [
      row.name,
      tokens > row.reach ? null : totalOf(row, tokens, settings, weights),
      row.perToken,
      row.ceiling,
      ...row.fits.map((fits) => (fits === Infinity ? say.anyLength : (fits ?? say.never))),
      row.reach === Infinity ? null : row.reach,
    ]),
  };
}
