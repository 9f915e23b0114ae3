/** What is stored between visits: nothing where the browser allows no storage. */
import { sum } from 'd3-array';
import * as v from 'valibot';
import { panels } from '../panels';

/** Parts of a row by panel, or of the page by row, in percent. */
const layout = v.pipe(
  v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  v.check((parts) => Math.abs(sum(Object.values(parts)) - 100) < 1),
);

/** Null where storage is blocked (site data refused, a frame without an origin): even accessing it throws there. */
function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** Texts by name; a value that does not pass the check counts as missing. Never throws. */
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
      // Full, or blocked: the value lasts until the page is closed.
    }
  },
});

const storedLayouts = remembered((text) => v.is(layout, JSON.parse(text)));
const former = new Map<string, string>(
  panels.flatMap(({ id, formerly: [old] = [] }) => (old === undefined ? [] : [[id, old] as const])),
);
const formerOf = (id: string): string => former.get(id) ?? id;

/** How rows and panels were divided last; also where that was stored under former ids of panels. */
export const layouts = {
  getItem(key: string): string | null {
    const text = storedLayouts.getItem(key);
    if (text !== null) return text;
    // `react-resizable-panels:keepsake-ROW:PANEL:PANEL…`: rows of one panel have its name.
    const formerKey = key.replaceAll(
      /(?<=:)(keepsake-)?([a-z-]+)(?=:|$)/g,
      (_, group = '', id = '') => `${group}${formerOf(id)}`,
    );
    const old = formerKey === key ? null : storedLayouts.getItem(formerKey);
    if (old === null) return null;
    const parts = JSON.parse(old) as Readonly<Record<string, number>>;
    return JSON.stringify(
      Object.fromEntries(key.split(':').flatMap((id) => (formerOf(id) in parts ? [[id, parts[formerOf(id)]]] : []))),
    );
  },
  setItem: storedLayouts.setItem,
};

/** What is on or off. */
export const switches = remembered((text) => text === 'on' || text === 'off');
