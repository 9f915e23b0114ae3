/** Maps a key to an action, and decides whether the page handles it; pure. */

/** The used part of a keyboard event. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'repeat' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'
>;

type Axis = 'x' | 'y';

/** The context of a key press. */
export interface Place {
  /** Whether the focused element handles keys itself: a field, a slider, a menu, a sheet. */
  readonly ownKeys: boolean;
  /** Whether Space presses the focused element. */
  readonly pressed: boolean;
  /** Whether the focused element is in a part of the page that can be scrolled along the axis. */
  scrolls(axis: Axis): boolean;
}

export interface KeySettings {
  /** Whether single characters without a modifier do something. */
  readonly characters: boolean;
}

/** `run` it, `hold` it back (nothing happens, neither here nor in the browser), or `leave` it to the browser. */
export type Decision = 'run' | 'hold' | 'leave';

/** Keys by which browsers scroll, and along which axis. */
const scrolling: Readonly<Record<string, Axis>> = {
  Space: 'y',
  PageDown: 'y',
  PageUp: 'y',
  Home: 'y',
  End: 'y',
  ArrowUp: 'y',
  ArrowDown: 'y',
  ArrowLeft: 'x',
  ArrowRight: 'x',
};

/** Keys that repeat while held; all others act once per press. */
const goesOn = /Arrow|Page/u;

/**
 * The key in the form of an action's `keys` (`s`, `?`, `Space`, `Shift+ArrowRight`), or null where Alt, Ctrl or Meta make it the
 * browser's or the system's. A letter of another script counts as the Latin one on the same key.
 */
export function pressedKey({ key, code, shiftKey, altKey, ctrlKey, metaKey, isComposing }: Press): string | null {
  if (altKey || ctrlKey || metaKey || isComposing) return null;
  const shifted = shiftKey ? 'Shift+' : '';
  if (key === ' ') return `${shifted}Space`;
  if (!/^.$/su.test(key)) return `${shifted}${key}`;
  const latin = /^\p{Script=Latin}$/u.test(key) || !/^\p{Letter}$/u.test(key) ? key : (/^Key([A-Z])$/u.exec(code)?.[1] ?? key);
  // Caps Lock makes no difference; neither does Shift, which a character needs only on some keyboards.
  return /^\p{Letter}$/u.test(latin) ? `${shifted}${latin.toLowerCase()}` : latin;
}

/** What to do with an action's key; `running`: the same action is still running. */
export function decide(key: string, repeat: boolean, running: boolean, place: Place, { characters }: KeySettings): Decision {
  if (key.length === 1 && !characters) return 'leave';
  if (key !== 'Escape' && place.ownKeys) return 'leave';
  if (key === 'Space' && place.pressed) return 'leave';
  const axis = scrolling[key];
  if (axis && place.scrolls(axis)) return 'leave';
  return repeat && (running || !goesOn.test(key)) ? 'hold' : 'run';
}
