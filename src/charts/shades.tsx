/** A colour behind each item of a flowing list, painted on one canvas: a new set of colours changes no element's style. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import styles from './shades.module.css';
import { usePixelRatio } from './size';

interface ShadesProps {
  /** The element that scrolls; the canvas lies behind it and must have its box. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Its only child, whose children are the items. */
  readonly list: RefObject<HTMLElement | null>;
  /** An item's colour; null leaves it blank. */
  readonly colours: readonly (string | null)[];
}

export function Shades({ scroller, list, colours }: ShadesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  useLayoutEffect(() => {
    const [window, items, target] = [scroller.current, list.current, canvas.current];
    if (!window || !items || !target) return undefined;
    const paint = (): void => paintShades(target, window, items, colours, ratio);
    // An observer first hears after the frame's layout is made, where asking for places costs nothing.
    const observer = new ResizeObserver(paint);
    observer.observe(window);
    observer.observe(items);
    window.addEventListener('scroll', paint, { passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener('scroll', paint);
    };
  }, [scroller, list, colours, ratio]);
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
  const frame = window.getBoundingClientRect();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, clientWidth, clientHeight);
  const items = list.children;
  for (let i = firstBelow(items, frame.top); i < items.length; i++) {
    const { left, top, width, height } = (items[i] as HTMLElement).getBoundingClientRect();
    if (top > frame.bottom) return;
    const colour = colours[i];
    if (!colour) continue;
    context.fillStyle = colour;
    context.fillRect(left - frame.left, top - frame.top, width, height);
  }
}

/** The first item that ends below a height; items flow, so that their ends only go down. */
export function firstBelow(items: ArrayLike<Pick<Element, 'getBoundingClientRect'>>, height: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.getBoundingClientRect().bottom ?? 0) > height) high = middle;
    else low = middle + 1;
  }
  return low;
}
