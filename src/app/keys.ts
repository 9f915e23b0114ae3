/** Binds every action's keys to the window. */
import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { actions } from '../store/actions';
import { type Run, useRun } from '../store/react';

/** Where keys have a meaning of their own: fields, sliders, menus, sheets, and whatever says so of itself. */
const ownKeys =
  'input, textarea, select, [contenteditable], [role=slider], [role=menu], [role=dialog], [role=separator], [data-own-keys]';
/** Space and Enter press the button that has the focus. */
const pressed = 'button, a, summary, [role=button], [role=radio]';

/** `?` needs Shift on many keyboards, so tinykeys is told the character, not the key. */
const bindingOf = (key: string): string => (key === '?' ? 'Shift+?' : key);

function handle(run: Run, id: keyof typeof actions, key: string): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || (target?.closest(ownKeys) && key !== 'Escape')) return;
    if (key === 'Space' && target?.closest(pressed)) return;
    if (target?.closest('[role=dialog], [role=menu]')) return;
    event.preventDefault();
    (run as (id: keyof typeof actions) => void)(id);
  };
}

export function useKeys(): void {
  const run = useRun();
  useEffect(() => {
    const bindings = Object.entries(actions).flatMap(([id, action]) =>
      action.keys.map((key) => [bindingOf(key), handle(run, id as keyof typeof actions, key)] as const),
    );
    return tinykeys(window, Object.fromEntries(bindings));
  }, [run]);
}

const glyphs: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
};

/** A key as it is written on the page: `Shift+ArrowRight` is `Shift →`. */
export function keyLabel(key: string): string {
  return key
    .split('+')
    .map((part) => glyphs[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}
