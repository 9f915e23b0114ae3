import { type RefObject, createContext, useContext, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** An element's inner size in CSS pixels, followed as it changes; zero before it is laid out. */
export function useSize<E extends HTMLElement>(): readonly [RefObject<E | null>, Size] {
  const ref = useRef<E>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const take = (width: number, height: number): void =>
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }));
    // Known before the first frame, so that nothing is drawn twice.
    take(element.clientWidth, element.clientHeight);
    const observer = new ResizeObserver(() => take(element.clientWidth, element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}

const coarsePointer = '(pointer: coarse)';

/** Whether fingers point, which need more room than a mouse. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(coarsePointer);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(coarsePointer).matches,
    () => false,
  );
}

type RatioWindow = Pick<Window, 'devicePixelRatio' | 'matchMedia'>;

/**
 * Calls back whenever the device pixels per CSS pixel change, until the returned function is called. A query matches one ratio and
 * reports only that it starts or stops matching, so every change is followed by a query for the new ratio.
 */
export function followPixelRatio(window: RatioWindow, changed: () => void): () => void {
  let query: MediaQueryList | null = null;
  const ask = (): void => {
    query?.removeEventListener('change', onChange);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', onChange);
  };
  const onChange = (): void => {
    ask();
    changed();
  };
  ask();
  return () => query?.removeEventListener('change', onChange);
}

/** How a part of the page is enlarged for who sits far away. */
interface Enlarged {
  /** The CSS `zoom` of that part. */
  readonly zoom: number;
  /** The smallest type of charts, in CSS pixels before it is enlarged. */
  readonly leastType: number;
}

const EnlargedContext = createContext<Enlarged>({ zoom: 1, leastType: 10.5 });

/** Around what is enlarged. */
export const EnlargedProvider = EnlargedContext.Provider;

export const useLeastType = (): number => useContext(EnlargedContext).leastType;

/** Device pixels to a CSS pixel, followed as the window moves between screens or is zoomed. */
export function usePixelRatio(): number {
  const { zoom } = useContext(EnlargedContext);
  const ratio = useSyncExternalStore(
    (changed) => followPixelRatio(window, changed),
    () => window.devicePixelRatio,
    () => 1,
  );
  return ratio * zoom;
}

/** Where an event is in an element, in the CSS pixels in which the element is drawn: `zoom` enlarges what the event and the box are in. */
export function placeIn(element: Element, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }) {
  const { left, top } = element.getBoundingClientRect();
  const zoom = zoomOf(element);
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
}

/** 1 in browsers that do not say. */
export const zoomOf = (element: Element): number => (element as Partial<Pick<Element, 'currentCSSZoom'>>).currentCSSZoom ?? 1;
