/** What a key asks for, and whether it is the page's to answer: pure, apart from where it is heard. */

/** What is read of a keyboard event. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'repeat' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'
>;

type Axis = 'x' | 'y';

/** Where a key is heard. */
export interface Place {
  /** Whether what has the focus has a meaning of its own for keys: a field, a slider, a menu, a sheet. */
  readonly ownKeys: boolean;
  /** Whether what has the focus is pressed by Space. */
  readonly pressed: boolean;
  /** Whether what has the focus stands in a part, less than the page, of which more can be scrolled to along the axis. */
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

/** Keys that go on while they are held; all others act once a press. */
const goesOn = /Arrow|Page/u;

/**
 * The key in the form of an action's `keys` (`s`, `?`, `Space`, `Shift+ArrowRight`), or null where Alt, Ctrl or Meta make it the
 * browser's or the system's. A letter of another script stands for the Latin one that is printed on the same key.
 */
export function pressedKey({ key, code, shiftKey, altKey, ctrlKey, metaKey, isComposing }: Press): string | null {
  if (altKey || ctrlKey || metaKey || isComposing) return null;
  const shifted = shiftKey ? 'Shift+' : '';
  if (key === ' ') return `${shifted}Space`;
  if (!/^.$/su.test(key)) return `${shifted}${key}`;
  const latin = /^\p{Script=Latin}$/u.test(key) || !/^\p{Letter}$/u.test(key) ? key : (/^Key([A-Z])$/u.exec(code)?.[1] ?? key);
  // Caps Lock makes no other key; neither does Shift where a character needs it on some keyboards and not on others.
  return /^\p{Letter}$/u.test(latin) ? `${shifted}${latin.toLowerCase()}` : latin;
}

/** What becomes of a key that an action has; `running`: the same action is still at work. */
export function decide(key: string, repeat: boolean, running: boolean, place: Place, { characters }: KeySettings): Decision {
  if (key.length === 1 && !characters) return 'leave';
  if (key !== 'Escape' && place.ownKeys) return 'leave';
  if (key === 'Space' && place.pressed) return 'leave';
  const axis = scrolling[key];
  if (axis && place.scrolls(axis)) return 'leave';
  return repeat && (running || !goesOn.test(key)) ? 'hold' : 'run';
}
