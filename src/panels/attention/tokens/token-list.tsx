/** The text's tokens as chips, shaded by how much the focused head attends to them from the row that is looked at. */
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { inkFits, paletteOf } from '../../../charts/palette';
import { Shades } from '../../../charts/shades';
import { find } from '../../../decode/text/token-tree';
import { useFocus, useSession, useDisplay } from '../../../store/react';
import { words } from '../../../words';
import { type Text, useShownTheme } from '../../data/text';
import { type ChipLook, ChipRun } from './chips';
import { useCopiedText } from './copied';
import { type Stretch, stretches } from './shown';
import type { Shares } from './use-shares';
import styles from './tokens-panel.module.css';

const say = words.panels.tokens;
const place = words.panels.place;
const runLength = 16;
/** CSS pixels above and below a line. */
const padding = 3;

const range = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, i) => from + i * step);

interface TokenListProps extends Shares {
  readonly text: Text;
  /** A few lines that scroll, however long the text is. */
  readonly low?: boolean;
}

export function TokenList({ text, shares, scale, low = false }: TokenListProps) {
  const theme = useShownTheme();
  const focus = useFocus();
  const held = useDisplay((display) => display.locked.key);
  const nodes = useSession((s) => ({ nodes: s.nodes })).nodes;
  const strip = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);

  const latest = useRef<(index: number) => string | null>(() => null);
  useEffect(() => {
    latest.current = (index) => {
      const share = shares?.[index];
      if (share === undefined) return null;
      return Number.isNaN(share) ? say.evicted : say.attended(place.percent(share), place.head(focus.layer, focus.head));
    };
  });
  const about = useMemo(() => (index: number) => latest.current(index), []);
  const [all, setAll] = useState(false);
  const parts = useMemo(() => stretches(text.path.length, text.length, all), [text.path.length, text.length, all]);
  const colourOf = useCallback(
    (index: number): string | null => {
      const share = shares?.[index];
      if (share === undefined || Number.isNaN(share)) return null;
      return (index === 0 && scale.sink ? scale.sink : scale).colour(share);
    },
    [shares, scale],
  );
  const lookOf = (index: number): ChipLook => {
    const share = shares?.[index];
    const colour = colourOf(index);
    return {
      node: find(nodes, text.path.at(index) ?? 0),
      label: text.label(index),
      strong: colour === null || inkFits(colour, paletteOf(theme)) ? null : colour,
      ahead: index >= text.length,
      evicted: share !== undefined && Number.isNaN(share),
      cursor: index === text.length - 1,
      marked: focus.key === index,
      held: held === index,
      query: focus.query === index,
    };
  };
  // One for each item of the list, in its order.
  const colours = useMemo(
    () => parts.flatMap(({ from, to, shown }) => (shown ? range(from, to).map(colourOf) : [null])),
    [parts, colourOf],
  );
  useCursorInSight(strip, list, placeOf(text.length - 1, parts), text.path.length - text.length);
  const { model } = text;
  useCopiedText(list, (from, to) =>
    model ? model.tokenizer.decode(range(from, to + 1).map((index) => text.tokens.at(index) ?? 0)) : null,
  );
  return (
    <>
      <div className={styles.around}>
        <Shades scroller={strip} list={list} colours={colours} />
        <div className={styles.strip} data-full={parts.length > 1} data-low={low || undefined} ref={strip}>
          <ol className={styles.list} ref={list} aria-label={say.strip}>
            {model &&
              parts.map(({ from, to, shown }) =>
                shown ? (
                  range(from, to, runLength).map((start) => (
                    <ChipRun
                      key={start}
                      looks={range(start, Math.min(to, start + runLength)).map(lookOf)}
                      model={model}
                      nodes={nodes}
                      about={about}
                    />
                  ))
                ) : (
                  <li className={styles.place} key={`${from} …`}>
                    <button type="button" className={styles.more} onClick={() => setAll(true)}>
                      {say.notShown(to - from)}
                    </button>
                  </li>
                ),
              )}
          </ol>
        </div>
      </div>
      {all && text.path.length > 0 && stretches(text.path.length, text.length, false).length > 1 && (
        <button type="button" className={styles.fewer} onClick={() => setAll(false)}>
          {say.showFewer}
        </button>
      )}
    </>
  );
}

/**
 * Keeps the cursor in sight without moving the page. At the end of the text it goes out of sight only when the list grows by a
 * line, which is heard after the layout is made; asking for a place at once would have it made twice.
 */
function useCursorInSight(
  strip: RefObject<HTMLDivElement | null>,
  list: RefObject<HTMLOListElement | null>,
  cursor: number,
  ahead: number,
): void {
  const at = useRef(cursor);
  useEffect(() => {
    at.current = cursor;
  }, [cursor]);
  useEffect(() => {
    if (!list.current) return undefined;
    const observer = new ResizeObserver(() => keepInSight(strip.current, list.current?.children[at.current]));
    observer.observe(list.current);
    return () => observer.disconnect();
  }, [strip, list]);
  const wasAhead = useRef(ahead);
  useEffect(() => {
    // A text that was given whole ends without its list growing.
    if (ahead > 0 || wasAhead.current > 0) keepInSight(strip.current, list.current?.children[cursor]);
    wasAhead.current = ahead;
  }, [ahead, cursor, strip, list]);
}

/** The index in the list of a token of a shown stretch. */
function placeOf(index: number, parts: readonly Stretch[]): number {
  let before = 0;
  for (const { from, to, shown } of parts) {
    if (index < to) return before + index - from;
    before += shown ? to - from : 1;
  }
  return before;
}

/** Scrolls by whole lines: as little as brings the token into sight. */
function keepInSight(list: HTMLElement | null, chip: Element | undefined): void {
  if (!list || !(chip instanceof HTMLElement)) return;
  const top = chip.offsetTop - padding;
  const bottom = chip.offsetTop + chip.offsetHeight + padding;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}
