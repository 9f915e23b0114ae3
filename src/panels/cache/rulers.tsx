/** Two rulers of one cache: what is stored, by place in memory; and what a row reads, by place in the text. */
import { useCallback, useMemo, useState } from 'react';
import { ColourLegend } from '../../charts/legend';
import { paletteOf } from '../../charts/palette';
import { colourScale } from '../../charts/scale';
import { Strip } from '../../charts/strip';
import { headRow } from '../../insight/attention';
import { sinkOf } from '../../decode/reading';
import { nextSlot, replacedBy } from '../../insight/slots';
import { useFocus, useRun } from '../../store/react';
import { words } from '../../words';
import frameStyles from '../panel.module.css';
import { type Text, useShownTheme } from '../text';

const say = words.panels.cache;
const place = words.panels.place;
const markColour = '#0b9e6f';
/** Tokens that the second ruler has room for. */
const most = 1024;

interface RulerProps {
  readonly text: Text;
  readonly row: number;
}

/** Every slot that is allocated, and the token that it holds when this row runs. */
export function StoredRuler({ text, row, slots }: RulerProps & { readonly slots: number }) {
  const run = useRun();
  const focus = useFocus();
  const palette = paletteOf(useShownTheme());
  const [under, setUnder] = useState<number | null>(null);
  const trace = row < 0 ? undefined : text.trace(row);
  /** [slots] the rank of each slot, −1 for a free one. */
  const ranks = useMemo(() => {
    const of = new Int32Array(slots).fill(-1);
    trace?.slots.forEach((slot, rank) => (of[slot] = rank));
    return of;
  }, [trace, slots]);
  const keyOf = useCallback((slot: number) => trace?.keys[ranks[slot] ?? -1] ?? null, [trace, ranks]);
  const { to: behindSink } = sinkOf(text.reading);
  const live = palette.series[0] ?? '';
  const colour = useCallback(
    (slot: number) => {
      const key = keyOf(slot);
      return key === null ? null : key < behindSink ? palette.accent : live;
    },
    [keyOf, behindSink, palette, live],
  );
  const onHover = useCallback(
    (slot: number | null) => {
      setUnder(slot);
      const key = slot === null ? null : keyOf(slot);
      run('preview', key === null ? null : { key });
    },
    [run, keyOf],
  );
  const marked = trace?.keys.indexOf(focus.key ?? -1) ?? -1;
  const shown = under ?? (marked < 0 ? null : (trace?.slots[marked] ?? null));
  return (
    <>
      <h3 className={frameStyles.subtitle}>{say.slots}</h3>
      <Strip
        count={slots}
        colour={colour}
        outline={palette.missing}
        marked={marked < 0 ? null : (trace?.slots[marked] ?? null)}
        markColour={markColour}
        head={trace ? nextSlot(trace, text.reading, slots) : null}
        ariaLabel={say.slotsFigure(trace?.keys.length ?? 0, slots)}
        onHover={onHover}
      />
      <p className={frameStyles.readout}>{shown === null ? '' : slotText(text, row, shown, ranks[shown] ?? -1)}</p>
    </>
  );
}

function slotText(text: Text, row: number, slot: number, rank: number): string {
  const key = text.trace(row)?.keys[rank];
  if (key === undefined) return say.slotFree(slot);
  const name = (index: number): string => place.token(index, text.label(index));
  const before = replacedBy(text.trace(key), text.trace(key - 1));
  return say.slotReadout(slot, name(key), key, rank) + (before === null ? '' : say.replaced(name(before)));
}

/** The tokens of the text: those that the row reads as its head looks at them, the others as evicted. */
export function ReadRuler({ text, row, layer, head }: RulerProps & { readonly layer: number; readonly head: number }) {
  const run = useRun();
  const focus = useFocus();
  const theme = useShownTheme();
  const palette = paletteOf(theme);
  const scale = useMemo(() => colourScale({ stretch: 'sqrt', theme }), [theme]);
  const trace = row < 0 ? undefined : text.trace(row);
  const weights = useMemo(() => (trace ? headRow(trace, layer, head) : new Float32Array()), [trace, layer, head]);
  const from = Math.max(0, weights.length - most);
  const colour = useCallback(
    (i: number) => {
      const weight = weights[from + i] ?? Number.NaN;
      return Number.isNaN(weight) ? null : scale.colour(weight);
    },
    [weights, from, scale],
  );
  const onHover = useCallback((i: number | null) => run('preview', i === null ? null : { key: from + i }), [run, from]);
  const marked = focus.key !== null && focus.key >= from && focus.key < weights.length ? focus.key - from : null;
  return (
    <>
      <h3 className={frameStyles.subtitle}>{say.readNow(place.head(layer, head), from)}</h3>
      <Strip
        count={weights.length - from}
        colour={colour}
        absent={evicted}
        outline={palette.missing}
        marked={marked}
        markColour={markColour}
        ariaLabel={say.readFigure(trace?.keys.length ?? 0, weights.length)}
        onHover={onHover}
      />
      <ColourLegend
        scale={scale}
        label={`${words.panels.attention.legendShare} (${words.panels.attention.stretches.sqrt})`}
        swatches={[{ label: words.panels.states.evictedLegend, nothing: 'evicted' }]}
      />
    </>
  );
}

const evicted = () => 'evicted' as const;
