/** Where each row's attention goes: its 100 % split into parts, stacked over the rows of the text. */
import { sum } from 'd3-array';
import { memo, useMemo, useState } from 'react';
import { Area } from '../../../charts/area';
import type { TableData } from '../../../charts/figure/table';
import { KeyLegend } from '../../../charts/legend';
import { type Palette, type Theme, paletteOf } from '../../../charts/palette';
import { sinkOf } from '../../../decode/reader/reading-settings';
import { type AttentionBudget, TextBudgets, furthestFromOne, recentTokens } from '../../../insight/budget';
import { percentsThatAddUp } from '../../../insight/shares';
import { useFocus, useKeepsake, useShadow } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { hasWeights } from '../../data/head-cells';
import { attentionOf } from '../../data/layer-attention';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation, shadowBudgetEquation } from './equation';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import { oneRowAtMost } from '../../data/nothing-read';
import { type Text, useShownTheme, useText } from '../../data/text';
import { useQueryFocus } from '../../data/use-query-focus';
import styles from './budget-panel.module.css';
import { accountRow } from './row';
import { ShadowControl } from './shadow-control';

const say = wordsOf('budget');

const place = words.panels.place;
const states = words.panels.states;

type Part = keyof AttentionBudget;
type Drawn = 'mean' | 'head';
type Rows = readonly (AttentionBudget | null)[];

/** As a text runs: the first tokens below, the row's own on top of all that it looks at. */
const tokenParts: readonly Part[] = ['sink', 'far', 'recent', 'self'];
const allParts: readonly Part[] = [...tokenParts, 'nowhere'];
/** What is gone from the cache is mostly what is furthest away. */
const shadowParts: readonly Part[] = ['sink', 'evicted', 'far', 'recent', 'self'];
const allShadowParts: readonly Part[] = [...shadowParts, 'nowhere'];
/** What a row may lack to 1 without anything being shown for it: more than rounding ever takes. */
const visible = 1e-4;

interface SessionBudgets {
  readonly own: TextBudgets;
  readonly shadow: TextBudgets;
}

/** Per session, since node ids are unique only within one. */
const known = new WeakMap<Text['session'], SessionBudgets>();

function budgetsOf(session: Text['session']): SessionBudgets {
  const budgets = known.get(session) ?? { own: new TextBudgets(), shadow: new TextBudgets() };
  known.set(session, budgets);
  return budgets;
}

export function BudgetPanel() {
  const text = useText();
  const theme = useShownTheme();
  const focus = useFocus();
  const [drawn, setDrawn] = useState<Drawn>('mean');
  const head = useMemo(
    () => (drawn === 'head' ? { layer: focus.layer, head: focus.head } : null),
    [drawn, focus.layer, focus.head],
  );
  const { from: firstSink, to: behindSink } = sinkOf(text.reading);
  const { session } = useKeepsake();
  const shadow = useShadow();
  const shadowed = shadow.on && shadow.capacity > 0 && shadow.length > 1;
  const reach = shadowed ? Math.min(shadow.length, text.length) : text.length;
  const rows = useMemo(() => {
    const split = { behindSink, near: recentTokens, head };
    return shadowed
      ? budgetsOf(session).shadow.upTo(text, reach, split, (index) => session.shadowTrace(index))
      : budgetsOf(text.session).own.upTo(text, reach, split);
  }, [session, text, reach, behindSink, head, shadowed]);
  const counted = useMemo(() => rows.slice(1), [rows]);
  const furthest = useMemo(() => furthestFromOne(counted), [counted]);
  const extra = furthest > visible && hasExtraLogit(text, head?.layer);
  const parts = shadowed ? (extra ? allShadowParts : shadowParts) : extra ? allParts : tokenParts;
  const palette = paletteOf(theme);
  const memory = takesMemory(text, head?.layer);
  const series = useMemo(
    () =>
      parts.map((part) => ({
        label: nameOf(part, memory),
        colour: colourOf(part, palette),
        values: counted.map((budget) => budget?.[part] ?? 0),
      })),
    [counted, parts, palette, memory],
  );
  const { onHover, onLock } = useQueryFocus();
  // The shadow is a moment behind: until it has the cursor's row, the one before is described.
  const behind = shadowed && reach < Math.min(text.length, shadow.capacity);
  const row = Math.min(focus.query ?? (behind ? reach : text.length) - 1, text.length - 1);
  const heads = sum(text.model?.spec.layers ?? [], ({ attention }, layer) => (hasWeights(text, layer) ? attention.heads : 0));
  const weightless = head ? !hasWeights(text, head.layer) : text.model !== null && heads === 0;
  const only = head ?? (heads === 1 ? { layer: 0, head: 0 } : null);
  const whose = only ? place.head(only.layer, only.head) : say.meanOf(heads);
  const named = shadowed ? say.shadow.whose(whose) : whose;
  const gaps = counted.filter((budget) => budget === null).length;
  const enough = text.length > 1;
  const budget = row > 0 && row < reach && !weightless ? rows[row] : null;
  return (
    <Panel
      line={
        enough
          ? extra
            ? memory
              ? say.line.withMemory(named)
              : say.line.withNowhere(named)
            : say.line.whole(named, furthest)
          : oneRowAtMost(text).line
      }
      tag="measured"
      idea={say.idea}
      maths={{
        tex: shadowed ? shadowBudgetEquation : equation,
        where: shadowed ? say.shadow.where : say.where,
        row: budget ? accountRow(row, budget, parts) : null,
      }}
      table={() => budgetTable(text, rows, parts)}
      legend={
        <div className={styles.legend}>
          <Legend parts={parts} firstSink={firstSink} behindSink={behindSink} memory={memory} theme={theme} />
        </div>
      }
    >
      {enough ? (
        <>
          {heads > 1 && <Whose drawn={drawn} onChange={setDrawn} />}
          <p className={`${frameStyles.readout} ${styles.readout}`}>
            {row >= reach ? say.shadow.notRead(row) : weightless ? states.noWeights : readout(text, rows, row, parts, memory)}
          </p>
          <div className={`${fill.fill} ${styles.chart}`}>
            <Area
              series={series}
              from={1}
              highest={1}
              cursor={focus.query}
              xTitle={say.rowAxis}
              yTitle={say.shareAxis}
              ariaLabel={say.figure(named, counted.length)}
              onHover={onHover}
              onLock={onLock}
            />
          </div>
          {gaps > 0 && !weightless && <p className={frameStyles.quiet}>{say.gaps(gaps)}</p>}
          <ShadowControl shadow={shadow} />
        </>
      ) : (
        <PanelMessage>{oneRowAtMost(text).message}</PanelMessage>
      )}
    </Panel>
  );
}

interface WhoseProps {
  readonly drawn: Drawn;
  readonly onChange: (drawn: Drawn) => void;
}

/** Whose rows are drawn. Apart from the panel, as the legend is, so that a step renders neither. */
const Whose = memo(function Whose({ drawn, onChange }: WhoseProps) {
  return (
    <Choice
      name={say.drawn}
      value={drawn}
      options={[
        { value: 'mean', label: say.mean },
        { value: 'head', label: say.head },
      ]}
      onChange={onChange}
    />
  );
});

interface LegendProps {
  readonly parts: readonly Part[];
  /** The tokens of the sink: from the one on, and before the other. */
  readonly firstSink: number;
  readonly behindSink: number;
  readonly memory: boolean;
  readonly theme: Theme;
}

const Legend = memo(function Legend({ parts, firstSink, behindSink, memory, theme }: LegendProps) {
  const items = parts.map((part) => ({
    label:
      part === 'sink'
        ? say.explain.sink(firstSink, behindSink - 1)
        : say.explain[part === 'nowhere' && memory ? 'memory' : part](recentTokens),
    colour: colourOf(part, paletteOf(theme)),
  }));
  return <KeyLegend items={items} />;
});

/** Whether rows may add up to less than 1: of one layer, or of any. */
function hasExtraLogit({ model, reading }: Text, layer: number | undefined): boolean {
  const layers = model?.spec.layers ?? [];
  return (
    reading.zeroSink ||
    layers.some((_, index) => {
      const weights = attentionOf({ model }, index)?.weights;
      return (layer ?? index) === index && (weights === 'partial' || weights === 'unnormalised' || weights === 'signed');
    })
  );
}

/** Whether a memory of earlier segments takes what a row lacks to 1: in one layer, or in all. */
function takesMemory({ model }: Text, layer: number | undefined): boolean {
  const layers = model?.spec.layers ?? [];
  return layers.length > 0 && layers.every((_, index) => (layer ?? index) !== index || attentionOf({ model }, index)?.memory);
}

const nameOf = (part: Part, memory: boolean): string => (part === 'nowhere' && memory ? say.memory : say.parts[part]);

/** The accent is the sink; what the others hold is in the order of how near it is. */
function colourOf(part: Part, palette: Palette): string {
  if (part === 'sink') return palette.accent;
  if (part === 'nowhere') return palette.missing;
  if (part === 'evicted') return palette.series[1] ?? '';
  const near = tokenParts.slice(1);
  return palette.ordered(near.length)[near.indexOf(part)] ?? '';
}

function readout(text: Text, rows: Rows, row: number, parts: readonly Part[], memory: boolean): string {
  if (row < 1) return say.rowZero;
  const budget = rows[row];
  if (!budget) return states.dropped;
  const percents = percentsThatAddUp(parts.map((part) => budget[part] ?? 0));
  return say.readout(
    place.row(row, text.label(row)),
    parts.map((part, i) => say.part(nameOf(part, memory), place.tenths(percents[i] ?? 0))),
  );
}

function budgetTable(text: Text, rows: Rows, parts: readonly Part[]): TableData {
  const c = say.columns;
  return {
    columns: [c.row, c.token, ...parts.map((part) => say.parts[part]), c.sum],
    rows: rows.slice(1).map((budget, i) => {
      const shares = parts.map((part) => budget?.[part] ?? null);
      const total = budget ? sum(parts, (part) => budget[part] ?? 0) : null;
      return [i + 1, text.label(i + 1), ...shares, total];
    }),
  };
}
