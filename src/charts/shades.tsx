/** A colour behind each item of a flowing list, painted on one canvas: a new set of colours changes no element's style. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import styles from './shades.module.css';
import { usePixelRatio, zoomOf } from './size';

interface ShadesProps {
  /** The element that scrolls; the canvas is behind it and must have the same box. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Its only child, whose children are the items. */
  readonly list: RefObject<HTMLElement | null>;
  /** An item's colour; null leaves it blank. */
  readonly colours: readonly (string | null)[];
}

export function Shades({ scroller, list, colours }: ShadesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const paint = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    paint.current = () => {
      if (scroller.current && list.current && canvas.current)
        paintShades(canvas.current, scroller.current, list.current, colours, ratio);
    };
    // Positions are read once per frame, after all of a step is in the page, so that layout runs once.
    const frame = requestAnimationFrame(() => paint.current());
    return () => cancelAnimationFrame(frame);
  }, [scroller, list, colours, ratio]);
  // Not in a layout effect: elements later in the page, such as the scroller, are not mounted by then.
  useEffect(() => {
    const [window, items] = [scroller.current, list.current];
    if (!window || !items) return undefined;
    const again = (): void => paint.current();
    const observer = new ResizeObserver(again);
    observer.observe(window);
    observer.observe(items);
    window.addEventListener('scroll', again, { passive: true });
    again();
    return () => {
      observer.disconnect();
      window.removeEventListener('scroll', again);
    };
  }, [scroller, list]);
  return <canvas ref={canvas} className={styles.shades} aria-hidden="true" />;
}

function paintShades(
  canvas: HTMLCanvasElement,
  window: HTMLElement,
  list: HTMLElement,
  colours: readonly (string | null)[],
  ratio: number,
): void {
  const { clientWidth, clientHeight } = window;
  const size = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)] as const;
  if (canvas.width !== size[0] || canvas.height !== size[1]) {
    [canvas.width, canvas.height] = size;
    canvas.style.width = `${clientWidth}px`;
    canvas.style.height = `${clientHeight}px`;
  }
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, clientWidth, clientHeight);
  const items = list.children;
  const top = window.scrollTop;
  const places = placesOf(list);
  for (let i = firstBelow(places, top); i < items.length; i++) {
    const place = places[i];
    if (!place || place.top > top + clientHeight) return;
    const colour = colours[i];
    if (!colour) continue;
    context.fillStyle = colour;
    context.fillRect(place.left, place.top - top, place.width, place.height);
  }
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Known {
  readonly items: readonly Element[];
  readonly places: readonly Place[];
}

const known = new WeakMap<HTMLElement, Known>();

/**
 * Positions of a list's items. Items before one that has not moved have not moved either, so that an
 * added item costs three reads and not one per item.
 */
function placesOf(list: HTMLElement): readonly Place[] {
  const items = Array.from(list.children);
  const origin = list.getBoundingClientRect();
  const zoom = zoomOf(list);
  const placeOf = (item: Element | undefined): Place | null => {
    if (!item) return null;
    const { left, top, width, height } = item.getBoundingClientRect();
    return { left: (left - origin.left) / zoom, top: (top - origin.top) / zoom, width: width / zoom, height: height / zoom };
  };
  const before = known.get(list);
  const last = (before?.items.length ?? 0) - 1;
  const same = before && items.length > last && before.items.every((item, i) => item === items[i]);
  const unchanged = same && samePlace(placeOf(items[last]), before.places[last]);
  const kept = unchanged ? before.places : [];
  const places = [...kept, ...items.slice(kept.length).flatMap((item) => placeOf(item) ?? [])];
  known.set(list, { items, places });
  return places;
}

function samePlace(a: Place | null, b: Place | undefined): boolean {
  return a !== null && b !== undefined && a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}

/** The first item that ends below a height; items flow, so their ends only go down. */
export function firstBelow(places: readonly Pick<Place, 'top' | 'height'>[], height: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { top = 0, height: tall = 0 } = places[middle] ?? {};
    if (top + tall > height) high = middle;
    else low = middle + 1;
  }
  return low;
}
