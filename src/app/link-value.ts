/**
 * The value that a link gives a property, '' for none: what `parseState` will find, without all that it knows. What the page needs before its
 * code is here is read by this.
 * @param fragment of the page's address, with or without its #
 * @param key the property's key in links
 */
export function linkValue(fragment: string, key: string): string {
  let value = '';
  for (const part of fragment.replace(/^#/, '').split('&')) {
    if (!part.startsWith(`${key}=`)) continue;
    try {
      value = decodeURIComponent(part.slice(key.length + 1));
    } catch {
      // The page will say that it cannot be read.
    }
  }
  return value;
}
