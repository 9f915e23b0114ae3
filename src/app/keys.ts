/** Binds every action's keys to the window. */
import { useEffect } from 'react';
import { type ActionId, actions, runAction } from '../store/actions';
import type { Action } from '../store/actions/action';
import { useKeepsake } from '../store/react';
import { words } from '../words';
import { giveBack } from './embed/send';
import { type Place, decide, pressedKey } from './key-press';
import { keySettings } from './key-settings';

/** Elements that handle keys themselves: fields, sliders, menus, sheets, and elements marked so. */
const ownKeys =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [role=slider], [role=menu], [role=separator], [data-own-keys]';
/** Overlays keep all keys, Escape too. */
const overlays = '[role=dialog], [role=menu]';
/** Space and Enter press the focused element. */
const pressed = 'button, a, summary, input[type=checkbox], [role=button], [role=radio]';

const actionOf: ReadonlyMap<string, ActionId> = new Map(
  Object.entries(actions).flatMap(([id, action]) => action.keys.map((key) => [key, id as ActionId] as const)),
);

/** Keys that mean something else while a lesson is open. */
const inLesson: ReadonlyMap<string, ActionId> = new Map(
  Object.entries(actions).flatMap(([id, action]) => (action.keysInLesson ?? []).map((key) => [key, id as ActionId] as const)),
);

/** Keys that mean something else on a stage. */
const onStage: ReadonlyMap<string, ActionId> = new Map(
  Object.entries(actions).flatMap(([id, action]) => (action.keysOnStage ?? []).map((key) => [key, id as ActionId] as const)),
);

/** Whether an element or an ancestor of it, except the page itself, can be scrolled. */
function scrolls(element: Element | null, axis: 'x' | 'y'): boolean {
  for (let part = element; part && part !== document.body && part !== document.documentElement; part = part.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(part);
    const more = axis === 'x' ? part.scrollWidth - part.clientWidth : part.scrollHeight - part.clientHeight;
    // One pixel may be rounding.
    if (more > 1 && /auto|scroll/u.test(axis === 'x' ? overflowX : overflowY)) return true;
  }
  return false;
}

function placeOf(target: EventTarget | null): Place & { readonly overlaid: boolean } {
  const element = target instanceof Element ? target : null;
  return {
    overlaid: element?.closest(overlays) != null,
    ownKeys: element?.closest(ownKeys) != null,
    pressed: element?.closest(pressed) != null,
    scrolls: (axis) => scrolls(element, axis),
  };
}

/** A clicker's keys turn the page wherever the focus is, but in a field characters are written. */
const fields = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';

const fromClicker = (target: EventTarget | null): Pick<Place, 'ownKeys' | 'scrolls'> => ({
  ownKeys: target instanceof Element && target.closest(fields) !== null,
  scrolls: () => false,
});

export function useKeys(): void {
  const keepsake = useKeepsake();
  useEffect(() => {
    const running = new Set<ActionId>();
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = event.defaultPrevented ? null : pressedKey(event);
      if (key === null) return;
      const { embed, present, blank } = keepsake.display.getState();
      if (present && blank) {
        // Whichever key it is only brings the picture back.
        event.preventDefault();
        if (!event.repeat) keepsake.display.setState({ blank: false });
        return;
      }
      const isInLesson = keepsake.lessons.step() !== null;
      const ofStage = present ? onStage.get(key) : undefined;
      const id = ofStage ?? (isInLesson ? inLesson.get(key) : undefined) ?? actionOf.get(key);
      const found = placeOf(event.target);
      const isClickers = present && (ofStage !== undefined || key.startsWith('Page'));
      const place = isClickers ? { ...found, ...fromClicker(event.target) } : found;
      if (embed.length > 0 && !isOfEmbedded(key, id)) {
        if (!place.ownKeys && !place.overlaid) {
          event.preventDefault();
          giveBack(event);
        }
        return;
      }
      if (id === undefined || place.overlaid) return;
      const decision = decide(key, event.repeat, running.has(id), place, keySettings.getState());
      if (decision === 'leave') return;
      event.preventDefault();
      if (decision === 'hold') return;
      running.add(id);
      const args: readonly unknown[] = (actions[id] as Action<readonly unknown[]>).argsOfKey?.(key) ?? [];
      (runAction as (k: typeof keepsake, id: ActionId, ...args: readonly unknown[]) => Promise<boolean>)(keepsake, id, ...args)
        // The shell shows its failure.
        .catch(() => undefined)
        .finally(() => running.delete(id));
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keepsake]);
}

/** Within another page only the keys that step and move the focus act; Page ↓ and Page ↑ turn that page. */
const isOfEmbedded = (key: string, id: ActionId | undefined): boolean =>
  id !== undefined && (actions[id].group === 'step' || actions[id].group === 'focus') && !key.startsWith('Page');

const names: Readonly<Record<string, string>> = words.app.keyNames;

/** A key as written on the page: `Shift+ArrowRight` is `Shift →`. */
export function keyLabel(key: string): string {
  return key
    .split('+')
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}
