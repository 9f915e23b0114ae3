/** Whether single characters act as keys: remembered where the browser lets a page remember. */
import { createStore } from 'zustand/vanilla';
import type { KeySettings } from './key-press';
import { switches } from './storage';

const name = 'keepsake-character-keys';

export const keySettings = createStore<KeySettings>(() => ({ characters: switches.getItem(name) !== 'off' }));

export function setCharacterKeys(characters: boolean): void {
  keySettings.setState({ characters });
  switches.setItem(name, characters ? 'on' : 'off');
}
