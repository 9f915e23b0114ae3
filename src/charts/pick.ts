/** Lets a whole number along a chart be pointed at, moved by the arrow keys, and held. */
import { type KeyboardEvent, type MouseEvent, type PointerEvent, type SVGProps, useRef } from 'react';
import { placeIn } from './size';

export interface Pick {
  readonly from: number;
  /** The last number, inclusive. */
  readonly to: number;
  /** The number that is marked now. */
  readonly at: number | null;
  /** The number under a point, in CSS pixels from the SVG's corner; null for none. */
  readonly under: (x: number, y: number) => number | null;
  readonly onHover?: ((value: number | null) => void) | undefined;
  readonly onLock?: ((value: number) => void) | undefined;
}

type Props = Partial<SVGProps<SVGSVGElement>>;

/** Where a key moves to between two ends; null for keys that do not move. */
export function movedBy(
  key: string,
  at: number,
  { from, to }: { readonly from: number; readonly to: number },
  by: number,
): number | null {
  const target: Readonly<Record<string, number>> = {
    ArrowRight: at + by,
    ArrowUp: at + by,
    ArrowLeft: at - by,
    ArrowDown: at - by,
    Home: from,
    End: to,
  };
  const value = target[key];
  return value === undefined ? null : Math.max(from, Math.min(to, value));
}

/** The properties that make an SVG a picker; a picture without `onHover` is only a picture. */
export function usePick({ from, to, at, under, onHover, onLock }: Pick, ariaLabel: string): Props {
  const last = useRef<number | null>(null);
  if (!onHover) return { role: 'img', 'aria-label': ariaLabel };
  const hover = (value: number | null): void => {
    if (value === last.current) return;
    last.current = value;
    onHover(value);
  };
  const place = (event: MouseEvent<SVGSVGElement>): number | null => {
    const { x, y } = placeIn(event.currentTarget, event);
    return under(x, y);
  };
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': ariaLabel,
    'aria-valuemin': from,
    'aria-valuemax': to,
    'aria-valuenow': Math.max(from, Math.min(to, at ?? to)),
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => hover(place(event)),
    onPointerLeave: () => hover(null),
    // A click does not take keyboard focus from the page: only Tab moves it here.
    onMouseDown: (event: MouseEvent<SVGSVGElement>) => event.preventDefault(),
    onClick: (event: MouseEvent<SVGSVGElement>) => {
      const value = place(event);
      if (value !== null) onLock?.(value);
    },
    onBlur: () => hover(null),
    onKeyDown: (event: KeyboardEvent<SVGSVGElement>) => {
      const now = at ?? to;
      const value = movedBy(event.key, now, { from, to }, event.shiftKey ? 10 : 1);
      if (value !== null) hover(value);
      else if (event.key === 'Enter') onLock?.(now);
      else return;
      event.preventDefault();
    },
  };
}
