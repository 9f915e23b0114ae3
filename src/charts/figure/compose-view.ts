/** Makes one standalone SVG of several panels as they stand on the page, of a given size: for slides and clips. */
import { drawingOf, element, pictureOf, textAt, textOf } from './parts';
import { type Shown, placeOf, shownIn } from './shown';
import { wrap } from './wrap';

export interface ViewText {
  readonly title: string;
  /** The model and its settings. */
  readonly line: string;
  /** The link to where it came from: complete in the file, and written out where it is short enough. */
  readonly link: string;
  /** Written instead of a link that is too long. */
  readonly longLink: (characters: number) => string;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of the size's height. */
const margin = 0.025;
const titleSize = 0.03;
const noteSize = 0.018;
const maxLinkLines = 2;

/**
 * Draws every panel under `root` where it stands, scaled to the size, with what was written out of its head; cut where its place cuts it.
 * @param root holds the panels; must be on the page, since its layout is read
 */
export function composeView(root: HTMLElement, words: ViewText, { width, height }: Size): string {
  const page = getComputedStyle(document.documentElement);
  const paint = (name: string): string => page.getPropertyValue(name).trim();
  const family = page.getPropertyValue('--font-sans').trim() || 'sans-serif';
  const [space, large, small] = [margin * height, titleSize * height, noteSize * height];
  const measure = document.createElement('canvas').getContext('2d');
  const widthOf = (text: string, font: string): number => {
    if (!measure) return 0;
    measure.font = font;
    return measure.measureText(text).width;
  };
  const note = `400 ${small}px ${family}`;
  const linesOf = (text: string): string[] => wrap(text, width - 2 * space, (part) => widthOf(part, note));
  const whole = linesOf(words.link);
  const linkLines = whole.length > maxLinkLines ? linesOf(words.longLink(words.link.length)) : whole;

  const out = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` });
  for (const [name, content] of [
    ['title', words.title],
    ['desc', words.line],
    ['metadata', words.link],
  ] as const) {
    const made = element(name, {});
    made.textContent = content;
    out.append(made);
  }
  out.append(element('rect', { width, height, fill: paint('--paper') || '#ffffff' }));
  const heading = { fill: paint('--ink') || '#000000', 'font-size': `${large}px`, 'font-weight': 600, 'font-family': family };
  const soft = { fill: paint('--ink-soft') || '#444444', 'font-size': `${small}px`, 'font-family': family };
  out.append(textAt(words.title, space, space + 0.8 * large, widthOf(words.title, `600 ${large}px ${family}`), heading));
  out.append(textAt(words.line, space, space + 1.2 * large + small, widthOf(words.line, note), soft));

  const top = space + 1.2 * large + 1.8 * small;
  const bottom = height - space - linkLines.length * 1.35 * small;
  out.append(
    panelsOf(root, { left: space, top, width: width - 2 * space, height: bottom - top - small }, paint('--rule') || '#cccccc'),
  );
  const opens = element('a', { href: words.link, target: '_blank' });
  linkLines.forEach((line, i) => opens.append(textAt(line, space, bottom + (i + 1) * 1.35 * small, widthOf(line, note), soft)));
  out.append(opens);
  return new XMLSerializer().serializeToString(out);
}

/** The panels, as large as the room allows, each in a frame of its own that cuts it. */
function panelsOf(root: HTMLElement, room: { left: number; top: number } & Size, rule: string): SVGElement {
  const panels = [...root.querySelectorAll<HTMLElement>('[data-panel]')];
  const boxes = panels.map((panel) => panel.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const across = Math.max(1, Math.max(...boxes.map((box) => box.right)) - left);
  const down = Math.max(1, Math.max(...boxes.map((box) => box.bottom)) - top);
  const scale = Math.min(room.width / across, room.height / down);
  const x = room.left + (room.width - across * scale) / 2;
  const y = room.top + (room.height - down * scale) / 2;
  const group = element('g', { transform: `translate(${x} ${y}) scale(${scale})` });
  panels.forEach((panel, i) => {
    const box = boxes[i];
    if (!box) return;
    const frame = { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
    const cut = element('svg', frame);
    const [dx, dy] = [-box.left, -box.top];
    for (const part of partsOf(panel)) {
      const place = placeOf(part, panel);
      if (place.right <= place.left || place.bottom <= place.top) continue;
      if (part instanceof HTMLCanvasElement) cut.append(pictureOf(part, panel, dx, dy));
      else if (part instanceof SVGSVGElement) cut.append(drawingOf(part, dx, dy));
      else cut.append(...textOf(part, dx, dy));
    }
    group.append(cut, element('rect', { ...frame, fill: 'none', stroke: rule }));
  });
  return group;
}

/** What of a panel is drawn: the texts of its head and foot, and its figure. */
const partsOf = (panel: HTMLElement): readonly Shown[] => [
  ...panel.querySelectorAll<HTMLElement>('[data-view-text], header [data-tag]'),
  ...[...panel.querySelectorAll<HTMLElement>('[data-panel-part=figure]')].flatMap((figure) => shownIn(figure)),
];
