/** Makes one standalone SVG of what a panel shows, with its title above and what must not be lost below. */
import { drawingOf, element, pictureOf, textAt, textOf } from './parts';
import { wrap } from './wrap';

export interface FigureText {
  readonly title: string;
  /** Lines below: what is shown, how it was aggregated, where it came from. Long ones are broken. */
  readonly notes: readonly string[];
}

const space = 20;
const title = { size: 21, line: 27, weight: 600 };
const note = { size: 13, line: 18, weight: 400 };
const leastWidth = 320;

/**
 * Takes every `svg`, `canvas` and element marked `data-figure-text` under `root`, where they stand and as they are styled;
 * what is inside `data-figure-skip` is left out.
 * @param root the element whose drawing is wanted; must be on the page, since its layout is read
 */
export function composeFigure(root: HTMLElement, words: FigureText): string {
  const box = root.getBoundingClientRect();
  const page = getComputedStyle(document.documentElement);
  const paint = (name: string): string => page.getPropertyValue(name).trim();
  const family = page.getPropertyValue('--font-sans').trim() || 'sans-serif';
  const inner = Math.ceil(Math.max(box.width, leastWidth));
  const measure = document.createElement('canvas').getContext('2d');
  const linesOf = (text: string, type: typeof title): string[] => {
    if (measure) measure.font = `${type.weight} ${type.size}px ${family}`;
    return wrap(text, inner, (part) => measure?.measureText(part).width ?? 0);
  };

  const titleLines = linesOf(words.title, title);
  const noteLines = words.notes.flatMap((text) => linesOf(text, note));
  const top = space + titleLines.length * title.line + 8;
  const bottom = top + root.scrollHeight + 14;
  const width = inner + 2 * space;
  const height = Math.ceil(bottom + noteLines.length * note.line + space - 4);
  const out = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` });
  out.append(element('rect', { width, height, fill: paint('--paper') || '#ffffff' }));
  const write = (lines: readonly string[], type: typeof title, y: number, fill: string): void =>
    lines.forEach((line, i) => {
      const style = { fill, 'font-size': `${type.size}px`, 'font-weight': type.weight, 'font-family': family };
      if (measure) measure.font = `${type.weight} ${type.size}px ${family}`;
      out.append(textAt(line, space, y + (i + 0.75) * type.line, measure?.measureText(line).width ?? 0, style));
    });
  write(titleLines, title, space, paint('--ink') || '#000000');
  const dx = space - box.left;
  const dy = top - box.top + root.scrollTop;
  for (const part of root.querySelectorAll<HTMLElement | SVGElement>('canvas, svg, [data-figure-text]')) {
    const { width: w, height: h } = part.getBoundingClientRect();
    if (w === 0 || h === 0 || part.closest('[data-figure-skip]')) continue;
    if (part instanceof HTMLCanvasElement) out.append(pictureOf(part, root, dx, dy));
    else if (part instanceof SVGSVGElement) out.append(drawingOf(part, dx, dy));
    else out.append(...textOf(part, dx, dy));
  }
  write(noteLines, note, bottom, paint('--ink-soft') || '#444444');
  return new XMLSerializer().serializeToString(out);
}
