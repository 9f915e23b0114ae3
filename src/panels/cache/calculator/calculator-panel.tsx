/** What the cache would cost in published models, and in a shape that is typed: nothing here runs, all of it is computed. */
import { paletteOf } from '../../../charts/palette';
import type { TableData } from '../../../charts/figure/table';
import { properties } from '../../../store/properties';
import { useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { Panel } from '../../kit/panel';
import { calculatorEquations, equation } from './equation';
import { bytesRow } from '../../data/cache-terms';
import { useShownTheme } from '../../data/text';
import styles from './calculator-panel.module.css';
import { CalculatorControls } from './calculator-controls';
import { ContextCosts, contextTable } from './context-costs';
import { PaperFigures, papersTable } from './paper-figures';
import { BreakEvenRanks, rankSentence, rankTable } from './break-even-ranks';
import { type CostRow, costRows, totalOf } from './cost-rows';
import { rankRow } from './row';
import { ShapeControls } from './shape-controls';
import { type Calculator, useCalculator, weightBytes } from './use-calculator';

const say = wordsOf('calculator');

const views = properties.calculatorView.values.map((value) => ({ value, label: say.views[value] }));

export function CalculatorPanel() {
  const run = useRun();
  const palette = paletteOf(useShownTheme());
  const calculator = useCalculator();
  const { settings, name, shape, problem } = calculator;
  const view = settings.calculatorView;
  const weights = weightBytes(calculator);
  const rows = shape ? costRows(shape, name, settings, weights ?? 0, palette, calculator.context?.tokens) : [];
  return (
    <Panel
      line={lineOf(calculator, rows[0])}
      tag="projected"
      idea={view === 'context' ? say.idea : say[view].idea}
      maths={{
        tex: view === 'context' ? equation : calculatorEquations[view],
        where: view === 'context' ? say.where : say[view].where,
        row: equationRow(calculator, rows[0]),
      }}
      table={() => tableOf(calculator, rows)}
    >
      <div className={styles.lead}>
        <div data-stage-out="always">
          <Choice
            name={say.view}
            value={view}
            options={views}
            onChange={(calculatorView) => run('calculator', { calculatorView })}
          />
        </div>
        {view !== 'papers' && <ShapeControls calculator={calculator} />}
      </div>
      {view === 'context' && problem === null && (
        <div data-stage-out="always">
          <CalculatorControls calculator={calculator} />
        </div>
      )}
      {view === 'context' && shape && <ContextCosts rows={rows} calculator={calculator} weights={weights} />}
      {view === 'rank' && shape && <BreakEvenRanks shape={shape} palette={palette} />}
      {view === 'papers' && <PaperFigures palette={palette} />}
    </Panel>
  );
}

/** The equation of the view with the numbers of the model as it is; the papers' have none of a shape. */
function equationRow({ settings, shape }: Calculator, own: CostRow | undefined): string | null {
  if (!shape || !own || settings.calculatorView === 'papers') return null;
  if (settings.calculatorView === 'rank') return rankRow(shape);
  return bytesRow(own.layout, Math.min(settings.calculatorContext, own.reach), '', settings.calculatorBatch);
}

function lineOf(calculator: Calculator, own: CostRow | undefined): string {
  const { settings, name, shape } = calculator;
  if (settings.calculatorView === 'papers') return say.papers.line;
  if (!shape || !own) return say.noBill;
  if (settings.calculatorView === 'rank') return rankSentence(shape);
  const weights = weightBytes(calculator);
  return say.line(
    name,
    own,
    say.bytes(totalOf(own, settings.calculatorContext, settings, weights ?? 0)),
    Math.min(settings.calculatorContext, own.reach),
    settings.calculatorContext > own.reach,
    settings.calculatorBatch,
    Number(settings.calculatorBits),
    weights === null ? null : say.bytes(weights),
  );
}

function tableOf(calculator: Calculator, rows: readonly CostRow[]): TableData {
  const { settings, shape } = calculator;
  if (settings.calculatorView === 'papers') return papersTable();
  if (!shape) return { columns: [], rows: [] };
  return settings.calculatorView === 'rank' ? rankTable(shape) : contextTable(rows, settings, weightBytes(calculator) ?? 0);
}
