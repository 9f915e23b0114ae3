/** The parts of a panel, as SVG that needs nothing from the page: its SVGs, its canvases, its marked texts. */

const namespace = 'http://www.w3.org/2000/svg';

/** The styles that a copy must carry with it. */
const inlined = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'font-variant-numeric',
  'shape-rendering',
  'vector-effect',
] as const;

export type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Makes a text as wide as it is on this page, whatever font it is read with later. */
const asWide = (width: number): Attributes =>
  width > 0 ? { textLength: width.toFixed(2), lengthAdjust: 'spacingAndGlyphs' } : {};

/** A line of text with the left end of its baseline at (x, y), and of this width. */
export function textAt(content: string, x: number, y: number, width: number, attributes: Attributes): SVGElement {
  const made = element('text', { x, y, 'xml:space': 'preserve', ...asWide(width), ...attributes });
  made.textContent = content;
  return made;
}

/** A canvas as it is seen: cropped by its ancestors, its pixels left sharp. Moved by (dx, dy). */
export function pictureOf(canvas: HTMLCanvasElement, root: HTMLElement, dx: number, dy: number): SVGElement {
  const whole = canvas.getBoundingClientRect();
  const seen = { left: whole.left, top: whole.top, right: whole.right, bottom: whole.bottom };
  for (let around = canvas.parentElement; around && around !== root; around = around.parentElement) {
    if (getComputedStyle(around).overflow === 'visible') continue;
    const box = around.getBoundingClientRect();
    seen.left = Math.max(seen.left, box.left);
    seen.top = Math.max(seen.top, box.top);
    seen.right = Math.min(seen.right, box.right);
    seen.bottom = Math.min(seen.bottom, box.bottom);
  }
  const window = element('svg', {
    x: seen.left + dx,
    y: seen.top + dy,
    width: Math.max(0, seen.right - seen.left),
    height: Math.max(0, seen.bottom - seen.top),
  });
  window.append(
    element('image', {
      href: canvas.toDataURL(),
      x: whole.left - seen.left,
      y: whole.top - seen.top,
      width: whole.width,
      height: whole.height,
      preserveAspectRatio: 'none',
      style: 'image-rendering: pixelated',
    }),
  );
  return window;
}

/** A copy of an SVG that does not need the page's style sheets. Moved by (dx, dy). */
export function drawingOf(source: SVGSVGElement, dx: number, dy: number): SVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const originals = [source, ...source.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, i) => {
    const target = copies[i];
    if (!target) return;
    for (const { name } of Array.from(target.attributes)) {
      if (/^(class|role|tabindex|aria-.*|data-.*)$/.test(name)) target.removeAttribute(name);
    }
    if (original instanceof SVGGElement || original instanceof SVGDefsElement) return;
    const style = getComputedStyle(original);
    if (original instanceof SVGTextElement) {
      const wide = asWide(original.getComputedTextLength());
      for (const [name, value] of Object.entries(wide)) target.setAttribute(name, String(value));
    }
    target.setAttribute('style', inlined.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
  });
  const box = source.getBoundingClientRect();
  const place = { x: box.left + dx, y: box.top + dy, width: box.width, height: box.height };
  for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
  return copy;
}

/** A marked text as on the page: its background, and one SVG text per line. Moved by (dx, dy). */
export function textOf(source: Element, dx: number, dy: number): SVGElement[] {
  const style = getComputedStyle(source);
  const parts: SVGElement[] = [];
  if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') {
    const { left, top, width, height } = source.getBoundingClientRect();
    parts.push(element('rect', { x: left + dx, y: top + dy, width, height, fill: style.backgroundColor }));
  }
  const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = getComputedStyle(node.parentElement ?? source);
    const size = Number.parseFloat(own.fontSize);
    for (const { content, left, right, middle } of linesOf(node)) {
      parts.push(
        textAt(content, left + dx, middle + dy + 0.35 * size, right - left, {
          fill: own.color,
          'font-size': own.fontSize,
          'font-family': own.fontFamily,
          'font-weight': own.fontWeight,
        }),
      );
    }
  }
  return parts;
}

interface Line {
  readonly content: string;
  readonly left: number;
  readonly right: number;
  /** The middle of the line's height. */
  readonly middle: number;
}

/** A text node's lines as the browser broke them: words at one height are one line. */
function linesOf(node: Node): Line[] {
  const text = node.textContent ?? '';
  const lines: { content: string; left: number; right: number; middle: number; height: number }[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of text.matchAll(/\s*\S+/g)) {
    // Measured without the white space before it: what a line begins with is not drawn, or belongs to the text before.
    range.setStart(node, index + word.length - word.trimStart().length);
    range.setEnd(node, index + word.length);
    const box = [...range.getClientRects()].findLast(({ width }) => width > 0);
    if (!box) continue;
    const middle = box.top + box.height / 2;
    const last = lines.at(-1);
    if (last && Math.abs(last.middle - middle) < last.height / 2) {
      last.content += word;
      last.right = box.right;
    } else {
      lines.push({ content: word.trimStart(), left: box.left, right: box.right, middle, height: box.height });
    }
  }
  return lines;
}
