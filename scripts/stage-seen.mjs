/**
 * What a room sees of a stage, measured in the page: the smallest type as part of the window's height, texts that are cut off or covered by
 * others, and what is shown. To be given to `page.evaluate`, so it uses nothing from outside itself.
 */
export function stageSeen() {
  const stage = document.querySelector('main') ?? document.body;
  const texts = [];
  const cut = [];
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  const isShown = { opacityProperty: true, visibilityProperty: true };
  const clips = (style) => style.overflowX !== 'visible' || style.overflowY !== 'visible';
  const outside = (inner, outer, spare = 2) =>
    inner.left < outer.left - spare ||
    inner.top < outer.top - spare ||
    inner.right > outer.right + spare ||
    inner.bottom > outer.bottom + spare;
  const whole = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const around = node.parentElement;
    if (text === '' || !around?.checkVisibility(isShown)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    // What is read aloud alone takes no room.
    if (box.width < 2 || box.height < 2) continue;
    const size = Number.parseFloat(getComputedStyle(around).fontSize) * around.currentCSSZoom;
    let isAside = false;
    let isCut = outside(box, whole);
    for (let part = around; part !== stage.parentElement && part !== null; part = part.parentElement) {
      const style = getComputedStyle(part);
      if (style.clipPath !== 'none' || style.clip !== 'auto') isAside = true;
      if (part instanceof SVGElement && part.tagName !== 'svg') continue;
      if (!clips(style)) continue;
      const bounds = part.getBoundingClientRect();
      // Long names end with a sign that there is more of them.
      if (style.textOverflow === 'ellipsis' && part.scrollWidth > part.clientWidth + 1) cut.push(`${text} …`);
      else if (outside(box, bounds, 0.35 * size)) isCut = true;
    }
    if (isAside || around.closest('[data-stage-scrolls]')) continue;
    // Of a slanted text the box says little.
    const isSlanted = around.closest('[transform*=rotate]') !== null;
    texts.push({ text: text.slice(0, 60), part: size / window.innerHeight, boxes: isSlanted ? [] : [...range.getClientRects()] });
    if (isCut) cut.push(text.slice(0, 60));
  }
  const area = (box) => box.width * box.height;
  const over = [];
  const meet = (a, b) => {
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    // A line is higher than its letters.
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) - 0.3 * Math.min(a.height, b.height);
    return width > 2 && height > 2 && width * height > 0.25 * Math.min(area(a), area(b));
  };
  for (const [i, one] of texts.entries())
    for (const other of texts.slice(i + 1))
      if (one.boxes.some((a) => other.boxes.some((b) => meet(a, b)))) over.push(`${one.text} | ${other.text}`);
  const words = stage.querySelector('[aria-live=polite]');
  if (words && words.scrollHeight > words.clientHeight + 1) cut.push('the sentence');
  const { scrollHeight, scrollWidth } = document.documentElement;
  const panels = [...stage.querySelectorAll('[data-panel]')].map((panel) => {
    const drawn = [...panel.querySelectorAll('canvas, svg, table, [role=application]')].filter(
      (part) => part.checkVisibility() && part.closest('.katex') === null,
    );
    return {
      id: panel.dataset.panel,
      part: area(panel.getBoundingClientRect()) / (window.innerWidth * window.innerHeight),
      drawn: Math.max(0, ...drawn.map((part) => area(part.getBoundingClientRect()))) / (window.innerWidth * window.innerHeight),
    };
  });
  const hidden = [...stage.querySelectorAll('*')].filter((part) => {
    const style = getComputedStyle(part);
    if (!/auto|scroll/.test(style.overflowX + style.overflowY) || !part.checkVisibility(isShown)) return false;
    return part.scrollHeight > part.clientHeight + 2 || part.scrollWidth > part.clientWidth + 2;
  });
  return {
    texts: texts.length,
    least: Math.min(1, ...texts.map(({ part }) => part)),
    small: texts.filter(({ part }) => part < 0.022).map(({ text, part }) => ({ text, part })),
    cut,
    over,
    scrolls: scrollHeight > window.innerHeight || scrollWidth > window.innerWidth,
    scrolled: hidden.map(
      (part) =>
        `${part.tagName.toLowerCase()}${part.dataset.panelPart ? `[${part.dataset.panelPart}]` : ''}.${String(part.className).split(' ')[0]} ${part.scrollWidth}/${part.clientWidth} × ${part.scrollHeight}/${part.clientHeight}`,
    ),
    panels,
    lit: [...stage.querySelectorAll('[data-lit]')].map(
      (part) => part.getAttribute('aria-label') ?? part.textContent?.slice(0, 20),
    ),
    unknown: stage.querySelector('[aria-live=polite]')?.textContent?.includes('…') ?? false,
  };
}
