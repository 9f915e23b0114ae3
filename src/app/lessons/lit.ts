/** What a step points at: found by what the page's parts call themselves, lit up, and brought into sight. */
import { useEffect } from 'react';
import type { PointAt } from '../../lessons/lesson';

const find = (attribute: string, value: string | number): Element | null =>
  document.querySelector(`[data-${attribute}="${CSS.escape(String(value))}"]`);

/** One function a kind. */
const finders = {
  // The text has a strip of its own in every view; the panel of it is on the workbench.
  panel: (id: string) => find('panel', id) ?? (id === 'tokens' ? document.querySelector('[data-text]') : null),
  token: (index: number) => find('token', index),
  head: ([layer, head]: readonly [number, number]) => find('multiple', `${layer}.${head}`),
  // The cell itself has the focus, which the matrix marks.
  cell: () => find('panel', 'attention'),
  control: (action: string) => find('action', action),
};

function elementOf(point: PointAt): Element | null {
  if ('panel' in point) return finders.panel(point.panel);
  if ('token' in point) return finders.token(point.token);
  if ('head' in point) return finders.head(point.head);
  if ('cell' in point) return finders.cell();
  return finders.control(point.control);
}

/** What the lesson's words cover of the page, where they lie above its foot: CSS pixels. */
function coveredBelow(): number {
  const bar = document.querySelector('[data-lesson-bar]');
  if (!bar || getComputedStyle(bar).position !== 'fixed') return 0;
  return Math.max(0, window.innerHeight - bar.getBoundingClientRect().top);
}

/** As little as brings it into what is seen of the page; of something larger than that, its beginning. */
function bringIntoSight(element: Element): void {
  const covered = coveredBelow();
  document.documentElement.style.scrollPaddingBottom = `${covered}px`;
  const isLarge = element.getBoundingClientRect().height > window.innerHeight - covered;
  element.scrollIntoView({ block: isLarge ? 'start' : 'nearest', inline: 'nearest' });
}

/** With these a reader says where to look. */
const ownMoves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Lights up what is pointed at for as long as it is; parts of the page come and go, and what comes later is lit then. While parts of it
 * are still drawn, and when the window changes, it is kept in sight, until the reader moves.
 * @param moment another one brings it into sight again
 */
export function useLit(point: PointAt | undefined, moment: string): void {
  const key = JSON.stringify([moment, point]);
  useEffect(() => {
    if (!point) return undefined;
    let lit: Element | null = null;
    let frame = 0;
    let moved = false;
    // The text moves its own strip before this hears of it.
    const sizes = new ResizeObserver(() => {
      if (lit && !moved) bringIntoSight(lit);
    });
    const look = (): void => {
      frame = 0;
      const found = elementOf(point);
      if (found === lit) return;
      lit?.removeAttribute('data-lit');
      sizes.disconnect();
      lit = found;
      moved = false;
      if (!lit) return;
      lit.setAttribute('data-lit', '');
      bringIntoSight(lit);
      for (const each of [document.body, document.querySelector('[data-lesson-bar]'), lit.closest('ol')])
        if (each) sizes.observe(each);
    };
    const parts = new MutationObserver(() => {
      frame ||= requestAnimationFrame(look);
    });
    const move = (): void => {
      moved = true;
    };
    // The text follows its cursor when it is read.
    const scrolled = ({ target }: Event): void => {
      if (lit && !moved && target instanceof Element && target.contains(lit)) bringIntoSight(lit);
    };
    document.addEventListener('scroll', scrolled, { capture: true, passive: true });
    for (const kind of ownMoves) document.addEventListener(kind, move, { capture: true, passive: true });
    look();
    parts.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('scroll', scrolled, { capture: true });
      for (const kind of ownMoves) document.removeEventListener(kind, move, { capture: true });
      parts.disconnect();
      sizes.disconnect();
      cancelAnimationFrame(frame);
      lit?.removeAttribute('data-lit');
      document.documentElement.style.removeProperty('scroll-padding-bottom');
    };
    // What is pointed at is data: the same text is the same thing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
}
