/** Whether single characters act as keys: remembered where the browser lets a page remember. */
import { createStore } from 'zustand/vanilla';
import type { KeySettings } from './key-press';

const name = 'keepsake-character-keys';

function remembered(): boolean {
  try {
    return localStorage.getItem(name) !== 'off';
  } catch {
    // Site data is blocked: even to name the storage throws.
    return true;
  }
}

export const keySettings = createStore<KeySettings>(() => ({ characters: remembered() }));

export function setCharacterKeys(characters: boolean): void {
  keySettings.setState({ characters });
  try {
    localStorage.setItem(name, characters ? 'on' : 'off');
  } catch {
    // Then it holds until the page is left.
  }
}
