/** Embeds the page's fonts in a standalone SVG, so that it looks the same where they are not installed. */

/** Whether a CSS `unicode-range` holds one of the characters; an empty range holds all. */
export function rangeHolds(range: string, characters: ReadonlySet<number>): boolean {
  if (range.trim() === '') return true;
  return range.split(',').some((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    const low = Number.parseInt(from.replaceAll('?', '0'), 16);
    const high = Number.parseInt(to.replaceAll('?', 'F'), 16);
    for (const character of characters) if (character >= low && character <= high) return true;
    return false;
  });
}

/** The code points of an SVG's texts. */
export function charactersOf(svg: string): Set<number> {
  const text = svg.replaceAll(/<style[\s\S]*?<\/style>/g, '').replaceAll(/<[^>]*>/g, '');
  return new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
}

/** The page's font rules that an SVG needs. */
function rulesFor(svg: string): { readonly rule: CSSFontFaceRule; readonly base: string }[] {
  const characters = charactersOf(svg);
  return Array.from(document.styleSheets)
    .filter((sheet) => sheet.href === null || sheet.href.startsWith(location.origin))
    .flatMap((sheet) => Array.from(sheet.cssRules, (rule) => ({ rule, base: sheet.href ?? document.baseURI })))
    .filter((found): found is { rule: CSSFontFaceRule; base: string } => found.rule instanceof CSSFontFaceRule)
    .filter(({ rule: { style } }) => {
      const family = style.getPropertyValue('font-family').replaceAll(/["']/g, '');
      const upright = style.getPropertyValue('font-style') !== 'italic';
      return upright && svg.includes(family) && rangeHolds(style.getPropertyValue('unicode-range'), characters);
    });
}

async function dataUrl(address: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return `data:font/woff2;base64,${btoa(binary)}`;
}

/** The same SVG with the fonts it uses inside; a font that cannot be read is replaced by the viewer's. */
export async function embedFonts(svg: string): Promise<string> {
  const faces = await Promise.all(
    rulesFor(svg).map(async ({ rule: { style }, base }) => {
      const address = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
      if (!address) return '';
      try {
        const url = await dataUrl(new URL(address, base).href);
        const kept = ['font-family', 'font-weight', 'font-style', 'unicode-range'].map(
          (name) => `${name}:${style.getPropertyValue(name)}`,
        );
        return `@font-face{${kept.join(';')};src:url(${url})}`;
      } catch {
        return '';
      }
    }),
  );
  return svg.replace(/^<svg[^>]*>/, (open) => `${open}<style>${faces.join('')}</style>`);
}
