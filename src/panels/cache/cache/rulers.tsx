/** Two rulers of one cache: what is stored, by place in memory; and what a row reads, by place in the text. */
import { useCallback, useMemo, useState } from 'react';
import { ColourLegend } from '../../../charts/legend';
import { type Palette, paletteOf } from '../../../charts/palette';
import { colourScale } from '../../../charts/scale';
import { Strip } from '../../../charts/strip';
import { isEvicting, sinkOf } from '../../../decode/reader/reading-settings';
import { headRow } from '../../../insight/attention';
import { isLookedAt, ringRanks } from '../../../insight/ring';
import { nextSlot, replacedBy } from '../../../insight/slots';
import { useFocus, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import { hasWeights } from '../../data/head-cells';
import { type Text, useShownTheme } from '../../data/text';
import { keptColour } from '../growth/slots';

const say = wordsOf('cache');
const place = words.panels.place;
const markColour = '#0b9e6f';
/** Tokens that the second ruler has room for. */
const maxShown = 1024;

interface RulerProps {
  readonly text: Text;
  readonly row: number;
}

/** A windowed layer's own places, fewer than the model's slots. */
export interface Ring {
  readonly places: number;
  /** Tokens that a row looks at. */
  readonly window: number;
}

/** Every slot that is allocated (of a ring, every place), and the token that it holds when this row runs. */
export function StoredRuler({ text, row, slots, ring }: RulerProps & { readonly slots: number; readonly ring: Ring | null }) {
  const run = useRun();
  const focus = useFocus();
  const palette = paletteOf(useShownTheme());
  const [under, setUnder] = useState<number | null>(null);
  const trace = row < 0 ? undefined : text.trace(row);
  const count = ring?.places ?? slots;
  /** [count] the rank of each slot, −1 for a free one. */
  const ranks = useMemo(() => {
    if (ring && trace) return ringRanks(trace, ring.places);
    const of = new Int32Array(count).fill(-1);
    trace?.slots.forEach((slot, rank) => (of[slot] = rank));
    return of;
  }, [trace, count, ring]);
  const keyOf = useCallback((slot: number) => trace?.keys[ranks[slot] ?? -1] ?? null, [trace, ranks]);
  const { to: behindSink } = sinkOf(text.reading);
  const colour = useCallback(
    (slot: number) => {
      const key = keyOf(slot);
      if (key === null || !trace) return null;
      if (ring && !isLookedAt(trace, ranks[slot] ?? 0, ring.window)) return beyondColour(palette);
      return key < behindSink ? palette.accent : keptColour(palette);
    },
    [keyOf, behindSink, palette, trace, ring, ranks],
  );
  const onHover = useCallback(
    (slot: number | null) => {
      setUnder(slot);
      const key = slot === null ? null : keyOf(slot);
      run('preview', key === null ? null : { key });
    },
    [run, keyOf],
  );
  const rank = trace?.keys.indexOf(focus.key ?? -1) ?? -1;
  const at = rank < 0 ? -1 : ranks.indexOf(rank);
  const marked = at < 0 ? null : at;
  const shown = under ?? marked;
  const next = trace ? nextSlot(trace, text.reading, slots) : null;
  return (
    <>
      <h3 className={frameStyles.subtitle}>{say.slots}</h3>
      {ring && <p className={frameStyles.quiet}>{say.ring(ring.window, ring.places, ring.places - ring.window + 1)}</p>}
      <Strip
        count={count}
        colour={colour}
        outline={palette.missing}
        marked={marked}
        markColour={markColour}
        head={next === null ? null : next % count}
        ariaLabel={say.slotsFigure(
          ranks.reduce((sum, of) => sum + (of < 0 ? 0 : 1), 0),
          count,
        )}
        onHover={onHover}
      />
      <p className={frameStyles.readout}>{shown === null ? '' : slotText(text, row, shown, ranks[shown] ?? -1, ring)}</p>
    </>
  );
}

/** Kept, and not looked at by the row: a step down from what is live. */
export const beyondColour = (palette: Palette): string => palette.sequential(0.3);

function slotText(text: Text, row: number, slot: number, rank: number, ring: Ring | null): string {
  const trace = text.trace(row);
  const key = trace?.keys[rank];
  if (key === undefined) return say.slotFree(slot);
  const name = (index: number): string => place.token(index, text.label(index));
  const replaced = replacedBy(text.trace(key), text.trace(key - 1));
  // Where every token has its own slot, a ring still overwrites the token that is older by the ring's capacity.
  const lapped = ring === null || isEvicting(text.reading) || key < ring.places ? null : key - ring.places;
  const before = replaced ?? lapped;
  return say.slotReadout(
    { slot, token: name(key), original: key, rank },
    before === null ? null : name(before),
    !(trace && ring) || isLookedAt(trace, rank, ring.window),
  );
}

/** The tokens of the text: those that the row reads as its head looks at them, the others as evicted. */
export function ReadRuler({ text, row, layer, head }: RulerProps & { readonly layer: number; readonly head: number }) {
  const run = useRun();
  const focus = useFocus();
  const theme = useShownTheme();
  const palette = paletteOf(theme);
  const scale = useMemo(() => colourScale({ stretch: 'sqrt', theme }), [theme]);
  const trace = row < 0 ? undefined : text.trace(row);
  const weights = useMemo(() => (trace && headRow(trace, layer, head)) ?? new Float32Array(), [trace, layer, head]);
  const from = Math.max(0, weights.length - maxShown);
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
      {!hasWeights(text, layer) && <p className={frameStyles.quiet}>{words.panels.states.noWeights}</p>}
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
        label={words.panels.attention.legends.share.sqrt}
        swatches={[{ label: words.panels.states.evictedLegend, nothing: 'evicted' }]}
      />
    </>
  );
}

const evicted = () => 'evicted' as const;
