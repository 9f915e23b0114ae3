/** What is remembered between visits. Nothing is where the browser allows no storage. */
import * as v from 'valibot';

/** Parts of a row by panel, or of the page by row, in percent. */
const layout = v.pipe(
  v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  v.check((parts) => Math.abs(Object.values(parts).reduce((sum, part) => sum + part, 0) - 100) < 1),
);

/** Null where storage is blocked (site data refused, a frame without an origin): even to name it throws there. */
function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** Texts under a name; what does not pass the check is as if it were not there. Never throws. */
const remembered = (check: (text: string) => boolean) => ({
  getItem(key: string): string | null {
    try {
      const text = browserStorage()?.getItem(key) ?? null;
      return text !== null && check(text) ? text : null;
    } catch {
      return null;
    }
  },
  setItem(key: string, value: string): void {
    try {
      browserStorage()?.setItem(key, value);
    } catch {
      // Full, or blocked: it holds until the page is left.
    }
  },
});

/** How rows and panels are divided, as it was left. */
export const layouts = remembered((text) => v.is(layout, JSON.parse(text)));

/** What is on or off. */
export const switches = remembered((text) => text === 'on' || text === 'off');
