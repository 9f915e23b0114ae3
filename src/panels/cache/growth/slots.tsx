/** What the layers keep, as cells: a slot for each token, a ring, a segment, or states that do not grow. */
import { useMemo } from 'react';
import { type CellPaint, CellSheet } from '../../../charts/cell-sheet';
import { KeyLegend } from '../../../charts/legend';
import { type Palette, paletteOf } from '../../../charts/palette';
import { policies } from '../../../decode/policies';
import { isEvicting, sinkOf } from '../../../decode/reader/reading-settings';
import type { LoadedModel } from '../../../decode/session/session-state';
import type { StepTrace } from '../../../engine/trace';
import { type KeptAlike, cellKinds, keptAlike, ringCells, segmentCells, slotCells } from '../../../insight/growth';
import { wordsOf } from '../../../words';
import { type Text, useShownTheme } from '../../data/text';
import frameStyles from '../../kit/panel.module.css';
import styles from './growth-panel.module.css';

const say = wordsOf('growth');

interface SlotsProps {
  readonly text: Text;
  readonly model: LoadedModel;
  readonly row: StepTrace;
  /** CSS pixels of the largest cell. */
  readonly largest?: number;
}

export function Slots({ text, model, row, largest = 22 }: SlotsProps) {
  const theme = useShownTheme();
  const paints = useMemo(() => paintsOf(paletteOf(theme)), [theme]);
  const alike = useMemo(() => keptAlike(model.spec, model.layout), [model]);
  return (
    <div className={styles.kept}>
      {alike.map((part) => (
        <KeptCells key={JSON.stringify(part)} text={text} model={model} row={row} part={part} paints={paints} largest={largest} />
      ))}
    </div>
  );
}

function KeptCells({
  text,
  model,
  row,
  part,
  paints,
  largest = 22,
}: SlotsProps & { readonly part: KeptAlike; readonly paints: readonly CellPaint[] }) {
  const { reading } = text;
  const { layers, kept } = part;
  const slots = policies[reading.policy.kind].bounded ? Math.min(reading.policy.size, model.spec.context) : model.spec.context;
  const cells = useMemo(() => {
    switch (kept.kind) {
      case 'slots':
        return slotCells(row, slots, sinkOf(reading), roomFor(row.index + 1));
      case 'ring':
        return ringCells(row, kept, sinkOf(reading));
      case 'segment':
        return segmentCells(row.index, kept.places);
      case 'state':
        return new Uint8Array(layers.length * kept.heads).fill(cellKinds.indexOf('kept'));
    }
  }, [row, kept, layers, slots, reading]);
  const all = model.spec.layers.length;
  const name =
    kept.kind === 'slots'
      ? say.slots(layers, all, row.keys.length, slots)
      : kept.kind === 'ring'
        ? say.ring(layers, all, kept.places)
        : kept.kind === 'segment'
          ? say.segment(layers, all, kept.places)
          : say.state(layers, all, kept.heads, kept.extents);
  return (
    <div className={kept.kind === 'state' ? styles.states : styles.cells}>
      <p className={frameStyles.quiet} title={name}>
        {name}
      </p>
      <CellSheet cells={cells} paints={paints} ariaLabel={name} largest={largest} />
    </div>
  );
}

/** Cells that are drawn for a text: twice as many again and again, so that cells keep their size for long. */
function roomFor(tokens: number): number {
  return 2 ** Math.max(6, Math.ceil(Math.log2(tokens + 1)));
}

/** What is in the cache. */
export const keptColour = (palette: Palette): string => palette.sequential(0.62);

/** In the order of `cellKinds`. */
function paintsOf(palette: Palette): readonly CellPaint[] {
  const paint = {
    free: { colour: palette.missing, shape: 'dot' },
    kept: { colour: keptColour(palette), shape: 'full' },
    sink: { colour: palette.accent, shape: 'full' },
    newest: { colour: palette.ink, shape: 'full' },
    evicted: { colour: palette.missing, shape: 'hollow' },
    beyond: { colour: palette.sequential(0.25), shape: 'full' },
  } as const satisfies Record<(typeof cellKinds)[number], CellPaint>;
  return cellKinds.map((kind) => paint[kind]);
}

export function SlotsLegend({ text, model }: Pick<SlotsProps, 'text' | 'model'>) {
  const palette = paletteOf(useShownTheme());
  const alike = useMemo(() => keptAlike(model.spec, model.layout), [model]);
  const evicting = isEvicting(text.reading);
  const items = useMemo(() => {
    const [, kept = '', sink = '', newest = '', , beyond = ''] = paintsOf(palette).map(({ colour }) => colour);
    const has = (...kinds: readonly string[]): boolean => alike.some((part) => kinds.includes(part.kept.kind));
    return [
      ...(has('slots', 'ring') ? [{ label: say.cells.sink, colour: sink }] : []),
      ...(has('slots', 'ring', 'segment') ? [{ label: say.cells.newest, colour: newest }] : []),
      { label: say.cells.kept, colour: kept },
      ...(has('ring', 'segment') ? [{ label: say.cells.beyond, colour: beyond }] : []),
      ...(evicting && has('slots') ? [{ label: say.cells.evicted, colour: palette.missing, mark: 'outline' as const }] : []),
    ];
  }, [palette, alike, evicting]);
  return (
    <div className={styles.legend}>
      <KeyLegend items={items} />
    </div>
  );
}
