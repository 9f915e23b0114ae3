/**
 * What a stage leaves out of its panels. Parts of a panel say in `data-stage-out` that they are not for a room at all (`always`), or when they go
 * for want of room: 1 first, then 2, then 3. Nobody scrolls on a stage, and type cannot get smaller.
 */
import { type RefObject, useLayoutEffect } from 'react';

const ranks = ['1', '2', '3'] as const;
/** CSS pixels by which glyphs may be higher than their lines. */
const spare = 6;
/** A panel's figure, and what it is made of. */
const parts = '[data-panel-part=figure]';
const within = [parts, `${parts} > *`, `${parts} > * > *`, `${parts} > * > * > *`].join(', ');

function hasTooMuch(panels: Element): boolean {
  return [...panels.querySelectorAll<HTMLElement>(within)].some(
    // What scrolls by its nature, as a list of all passes does, says so.
    (part) =>
      part.clientHeight > 0 && part.scrollHeight > part.clientHeight + spare && part.closest('[data-stage-scrolls]') === null,
  );
}

function leaveOut(panels: Element): void {
  const all = [...panels.querySelectorAll<HTMLElement>('[data-stage-out]')];
  for (const part of all) delete part.dataset['leftOut'];
  for (const rank of ranks) {
    if (!hasTooMuch(panels)) return;
    for (const part of all) if (part.dataset['stageOut'] === rank) part.dataset['leftOut'] = '';
  }
}

/** Follows what the panels show and how much room they have. @param panels what they are in */
export function useLeavingOut(panels: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = panels.current;
    if (!element) return undefined;
    let frame = 0;
    const look = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        leaveOut(element);
      });
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    const contents = new MutationObserver(look);
    contents.observe(element, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      contents.disconnect();
    };
  }, [panels]);
}
