/** Makes one standalone SVG of what a panel shows: its SVGs with their styles, its canvases as pictures, its marked texts. */

export interface FigureText {
  readonly title: string;
  /** Lines below: what is shown, how it was aggregated, where it came from. */
  readonly notes: readonly string[];
}

const inlined = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'font-variant-numeric',
  'shape-rendering',
] as const;
const space = 16;
const namespace = 'http://www.w3.org/2000/svg';

/** @param root the element whose drawing is wanted; must be on the page, since its layout is read */
export function composeFigure(root: HTMLElement, { title, notes }: FigureText): string {
  const box = root.getBoundingClientRect();
  const page = getComputedStyle(document.documentElement);
  const [paper, ink] = [page.getPropertyValue('--paper'), page.getPropertyValue('--ink')];
  const top = space + 30;
  const height = top + root.scrollHeight + space + notes.length * 18;
  const width = Math.max(box.width, 320) + 2 * space;
  const out = document.createElementNS(namespace, 'svg');
  out.setAttribute('xmlns', namespace);
  out.setAttribute('width', String(Math.ceil(width)));
  out.setAttribute('height', String(Math.ceil(height)));
  out.setAttribute('viewBox', `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`);
  const text = (content: string, x: number, y: number, size: number, weight = 400): void => {
    const element = document.createElementNS(namespace, 'text');
    const attributes = {
      x,
      y,
      fill: ink,
      'font-size': `${size}px`,
      'font-weight': weight,
      'font-family': 'Source Sans 3, sans-serif',
    };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    element.textContent = content;
    out.append(element);
  };
  const background = document.createElementNS(namespace, 'rect');
  background.setAttribute('width', '100%');
  background.setAttribute('height', '100%');
  background.setAttribute('fill', paper);
  out.append(background);
  text(title, space, space + 16, 19, 600);
  for (const element of root.querySelectorAll<HTMLElement | SVGElement>('canvas, svg, [data-figure-text]')) {
    const at = element.getBoundingClientRect();
    const x = at.left - box.left + space;
    const y = at.top - box.top + root.scrollTop + top;
    if (at.width === 0 || at.height === 0) continue;
    if (element instanceof HTMLCanvasElement) out.append(pictureOf(element, x, y));
    else if (element instanceof SVGSVGElement) out.append(placed(element, x, y));
    else for (const part of textOf(element, x, y)) out.append(part);
  }
  notes.forEach((note, i) => text(note, space, top + root.scrollHeight + space + i * 18, 13));
  return new XMLSerializer().serializeToString(out);
}

/** A canvas as it is seen: cropped by the element that holds it. */
function pictureOf(canvas: HTMLCanvasElement, x: number, y: number): SVGElement {
  const seen = canvas.parentElement?.getBoundingClientRect() ?? canvas.getBoundingClientRect();
  const whole = canvas.getBoundingClientRect();
  const clip = document.createElementNS(namespace, 'svg');
  const image = document.createElementNS(namespace, 'image');
  const crop = { x, y, width: Math.min(seen.width, whole.width), height: Math.min(seen.height, whole.height) };
  for (const [name, value] of Object.entries(crop)) clip.setAttribute(name, String(value));
  image.setAttribute('href', canvas.toDataURL());
  image.setAttribute('width', String(whole.width));
  image.setAttribute('height', String(whole.height));
  image.setAttribute('preserveAspectRatio', 'none');
  image.setAttribute('style', 'image-rendering: pixelated');
  clip.append(image);
  return clip;
}

/** A copy of an SVG whose styles no longer need the page's style sheets. */
function placed(source: SVGSVGElement, x: number, y: number): SVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const originals = [source, ...source.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    const target = copies[i];
    if (!target || original instanceof SVGGElement) return;
    target.setAttribute('style', inlined.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
    target.removeAttribute('class');
  });
  copy.setAttribute('x', String(x));
  copy.setAttribute('y', String(y));
  for (const name of ['role', 'tabindex', 'aria-label', 'data-own-keys']) copy.removeAttribute(name);
  return copy;
}

function textOf(element: Element, x: number, y: number): SVGElement[] {
  const style = getComputedStyle(element);
  const { width, height } = element.getBoundingClientRect();
  const parts: SVGElement[] = [];
  if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') {
    const rect = document.createElementNS(namespace, 'rect');
    for (const [name, value] of Object.entries({ x, y, width, height, fill: style.backgroundColor }))
      rect.setAttribute(name, String(value));
    parts.push(rect);
  }
  const text = document.createElementNS(namespace, 'text');
  const centred = style.textAlign === 'center';
  const right = style.textAlign === 'right';
  const attributes = {
    x: centred ? x + width / 2 : right ? x + width : x + Number.parseFloat(style.paddingLeft),
    y: y + height / 2,
    'dominant-baseline': 'central',
    'text-anchor': centred ? 'middle' : right ? 'end' : 'start',
    fill: style.color,
    'font-size': style.fontSize,
    'font-family': style.fontFamily,
    'font-weight': style.fontWeight,
  };
  for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, String(value));
  text.textContent = element.textContent;
  parts.push(text);
  return parts;
}
