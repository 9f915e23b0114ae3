/** What a panel's place is like where it has a height of its own, as words that style sheets ask for. */
import { type RefObject, useLayoutEffect, useState } from 'react';

/** Heights in rem below which a panel leaves something out. */
const heights = [20, 24, 40, 44];
/** Width to height from which parts stand beside each other. */
const shapes = [
  [3, 2],
  [2, 1],
] as const;

/**
 * The words for a place of this size, as `[data-fits~="below-44rem"]` and `[data-fits~="from-3:2"]` find them; `[data-fits]` alone finds any
 * place with a height of its own. All three in pixels.
 */
export function fitsOf(width: number, height: number, rem: number): string {
  const low = heights.filter((limit) => height < limit * rem).map((limit) => `below-${limit}rem`);
  const wide = shapes
    .filter(([across, down]) => width * down >= height * across)
    .map(([across, down]) => `from-${across}:${down}`);
  return [...low, ...wide].join(' ');
}

/**
 * Follows a place's size: null until it is measured, which is before the first frame, and undefined where it is as high as its content.
 * A container query would ask the same, but a container of a given size is laid out with the whole page at every step (4 to 5 ms).
 */
export function useFits(place: RefObject<HTMLElement | null>, hasHeight: boolean): string | null | undefined {
  const [fits, setFits] = useState<string | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || !hasHeight) return undefined;
    const take = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setFits(fitsOf(element.clientWidth, element.clientHeight, rem));
    };
    take();
    const observer = new ResizeObserver(take);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, hasHeight]);
  return hasHeight ? fits : undefined;
}
