/** What the cache would cost in published models, and in a shape that is typed: nothing here runs, all of it is computed. */
import { paletteOf } from '../../../charts/palette';
import type { TableData } from '../../../charts/figure/table';
import { properties } from '../../../store/properties';
import { useRun } from '../../../store/react';
import { words } from '../../../words';
import { bill as say } from '../../../words/en/calculator';
import { Choice } from '../../kit/choice';
import { calculatorEquations, equations } from '../../equations';
import { Panel } from '../../kit/panel';
import { useShownTheme } from '../../data/text';
import { CalculatorControls } from './calculator-controls';
import { ContextView, contextTable } from './context-view';
import { PapersView, papersTable } from './papers-view';
import { RankView, rankSentence, rankTable } from './rank-view';
import { type CostRow, costRows, totalOf } from './cost-rows';
import { ShapeControls } from './shape-controls';
import { type Calculator, useCalculator, weightBytes } from './use-calculator';

export function CalculatorPanel() {
  const run = useRun();
  const palette = paletteOf(useShownTheme());
  const bill = useCalculator();
  const { settings, name, shape, problem } = bill;
  const view = settings.billView;
  const weights = weightBytes(bill);
  const rows = shape ? costRows(shape, name, settings, weights ?? 0, palette, bill.context?.tokens) : [];
  return (
    <Panel
      id="bill"
      title={words.panels.bill.title}
      line={lineOf(bill, rows[0])}
      tag="projected"
      caption={view === 'context' ? say.caption : say[view].caption}
      where={view === 'context' ? say.where : say[view].where}
      tex={view === 'context' ? equations.bill : calculatorEquations[view]}
      table={() => tableOf(bill, rows)}
    >
      <Choice
        name={say.view}
        value={view}
        options={properties.billView.values.map((value) => ({ value, label: say.views[value] }))}
        onChange={(billView) => run('bill', { billView })}
      />
      {view !== 'papers' && <ShapeControls bill={bill} />}
      {view === 'context' && problem === null && <CalculatorControls bill={bill} />}
      {view === 'context' && shape && <ContextView rows={rows} bill={bill} weights={weights} />}
      {view === 'rank' && shape && <RankView shape={shape} palette={palette} />}
      {view === 'papers' && <PapersView palette={palette} />}
    </Panel>
  );
}

function lineOf(bill: Calculator, own: CostRow | undefined): string {
  const { settings, name, shape } = bill;
  if (settings.billView === 'papers') return say.papers.line;
  if (!shape || !own) return say.noBill;
  if (settings.billView === 'rank') return rankSentence(shape);
  const weights = weightBytes(bill);
  return say.line(
    name,
    say.grows(own.perToken, own.ceiling),
    say.bytes(totalOf(own, settings.billContext, settings, weights ?? 0)),
    Math.min(settings.billContext, own.reach),
    settings.billContext > own.reach,
    settings.billBatch,
    Number(settings.billBits),
    weights === null ? null : say.bytes(weights),
  );
}

function tableOf(bill: Calculator, rows: readonly CostRow[]): TableData {
  const { settings, shape } = bill;
  if (settings.billView === 'papers') return papersTable();
  if (!shape) return { columns: [], rows: [] };
  return settings.billView === 'rank' ? rankTable(shape) : contextTable(rows, settings, weightBytes(bill) ?? 0);
}
