/** Which elements under a panel's figure are drawn in a file. */

/** Elements drawn wherever they are: headings and the cells of tables and lists. Other texts are marked. */
const headings = 'h3, h4';
const cells = 'th, td, dt, dd';
const marked = '[data-figure-text]';

export type Shown = HTMLElement | SVGElement;

/**
 * Pictures and texts in the order of the page, each once: not a picture in a picture, not a text in a text; where part of a cell or a
 * heading is marked, that part. A heading over controls alone has nothing to head, and is left out with them unless it is marked, as is
 * what is inside `data-figure-skip`.
 */
export function shownIn(root: HTMLElement): readonly Shown[] {
  const all = [...root.querySelectorAll<Shown>(`canvas, svg, ${headings}, ${cells}, ${marked}`)].filter(isDrawn);
  return all.filter(
    (part) => !part.matches(headings) || part.matches(marked) || all.some((other) => other !== part && heads(part, other)),
  );
}

function isDrawn(part: Shown): boolean {
  const { width, height } = part.getBoundingClientRect();
  if (width === 0 || height === 0 || part.closest('[data-figure-skip]')) return false;
  const around = part.parentElement;
  if (part.matches('canvas, svg')) return !around?.closest('svg');
  if (around?.closest(marked)) return false;
  return part.matches(marked) || (!part.querySelector(marked) && part.textContent.trim() !== '');
}

/** Whether a heading belongs to something that is drawn: both are in one part of the panel. */
const heads = (heading: Shown, other: Shown): boolean =>
  !other.matches(headings) && !heading.contains(other) && (heading.parentElement?.contains(other) ?? false);

/** The visible box of an element under `root`: without what its ancestors clip; what can be scrolled to counts as visible. */
export function placeOf(part: Shown, root: HTMLElement): { left: number; right: number; top: number; bottom: number } {
  const { left, right, top, bottom } = part.getBoundingClientRect();
  const place = { left, right, top, bottom };
  for (let around = part.parentElement; around && around !== root; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around);
    const box = around.getBoundingClientRect();
    if (cuts(overflowX)) {
      place.left = Math.max(place.left, box.left);
      place.right = Math.min(place.right, box.right);
    }
    if (cuts(overflowY)) {
      place.top = Math.max(place.top, box.top);
      place.bottom = Math.min(place.bottom, box.bottom);
    }
  }
  return place;
}

const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
