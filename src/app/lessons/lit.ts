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

/** Lights up what is pointed at for as long as it is; parts of the page come and go, and what comes later is lit then. */
export function useLit(point: PointAt | undefined): void {
  const key = JSON.stringify(point);
  useEffect(() => {
    if (!point) return undefined;
    let lit: Element | null = null;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const found = elementOf(point);
      if (found === lit) return;
      lit?.removeAttribute('data-lit');
      lit = found;
      lit?.setAttribute('data-lit', '');
      lit?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    const observer = new MutationObserver(() => {
      frame ||= requestAnimationFrame(look);
    });
    look();
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      lit?.removeAttribute('data-lit');
    };
    // What is pointed at is data: the same text is the same thing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
}
