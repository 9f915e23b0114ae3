/** Makes one standalone SVG of what a panel shows, with its title above and what must not be lost below. */
import { closeGaps } from './gaps';
import { drawingOf, element, pictureOf, textAt, textOf } from './parts';
import { placeOf, shownIn } from './shown';
import { wrap } from './wrap';

export interface FigureText {
  readonly title: string;
  /** What is shown, and how it was aggregated. */
  readonly line: string;
  /** The link to where it came from. It is complete in the file and can be opened, even where its text is shortened. */
  readonly link: string;
  /** Text shown instead of a link that is too long to read. */
  readonly longLink: (characters: number) => string;
}

const space = 20;
const title = { size: 21, line: 27, weight: 600 };
const note = { size: 13, line: 18, weight: 400 };
const minWidth = 320;
/** The most of the height that may be empty in one place. */
const gap = 24;
/** A link is written out if it takes at most this many lines. */
const maxLinkLines = 8;

/**
 * Draws what `shownIn` finds, with its positions and styles; empty bands are removed.
 * @param root the element to draw; must be on the page, since its layout is read
 */
export function composeFigure(root: HTMLElement, words: FigureText): string {
  const box = root.getBoundingClientRect();
  const page = getComputedStyle(document.documentElement);
  const paint = (name: string): string => page.getPropertyValue(name).trim();
  const family = page.getPropertyValue('--font-sans').trim() || 'sans-serif';
  const shown = shownIn(root)
    .map((part) => ({ part, place: placeOf(part, root) }))
    .filter(({ place }) => place.right > place.left && place.bottom > place.top);
  // A table that scrolls sideways is drawn whole.
  const reach = Math.max(box.width, minWidth, ...shown.map(({ place }) => place.right - box.left));
  const inner = Math.ceil(reach);
  const { up, bottom: end } = closeGaps(
    shown.map(({ place }) => place),
    box.top,
    gap,
  );
  const measure = document.createElement('canvas').getContext('2d');
  const linesOf = (text: string, type: typeof title): string[] => {
    if (measure) measure.font = `${type.weight} ${type.size}px ${family}`;
    return wrap(text, inner, (part) => measure?.measureText(part).width ?? 0);
  };

  const titleLines = linesOf(words.title, title);
  const noteLines = linesOf(words.line, note);
  const whole = linesOf(words.link, note);
  const linkLines = whole.length > maxLinkLines ? linesOf(words.longLink(words.link.length), note) : whole;
  const top = space + titleLines.length * title.line + 8;
  const bottom = top + Math.max(0, end - box.top) + 14;
  const width = inner + 2 * space;
  const height = Math.ceil(bottom + (noteLines.length + linkLines.length) * note.line + space - 4);
  const out = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` });
  const named = (name: string, content: string): SVGElement => {
    const made = element(name, {});
    made.textContent = content;
    return made;
  };
  out.append(named('title', words.title), named('desc', words.line), named('metadata', words.link));
  out.append(element('rect', { width, height, fill: paint('--paper') || '#ffffff' }));
  const write = (lines: readonly string[], type: typeof title, y: number, fill: string): SVGElement[] =>
    lines.map((line, i) => {
      const style = { fill, 'font-size': `${type.size}px`, 'font-weight': type.weight, 'font-family': family };
      if (measure) measure.font = `${type.weight} ${type.size}px ${family}`;
      return textAt(line, space, y + (i + 0.75) * type.line, measure?.measureText(line).width ?? 0, style);
    });
  out.append(...write(titleLines, title, space, paint('--ink') || '#000000'));
  const dx = space - box.left;
  for (const { part, place } of shown) {
    const dy = top - box.top - up(place.top);
    if (part instanceof HTMLCanvasElement) out.append(pictureOf(part, root, dx, dy));
    else if (part instanceof SVGSVGElement) out.append(drawingOf(part, dx, dy));
    else out.append(...textOf(part, dx, dy));
  }
  const soft = paint('--ink-soft') || '#444444';
  out.append(...write(noteLines, note, bottom, soft));
  const opens = element('a', { href: words.link, target: '_blank' });
  opens.append(...write(linkLines, note, bottom + noteLines.length * note.line, soft));
  out.append(opens);
  return new XMLSerializer().serializeToString(out);
}
