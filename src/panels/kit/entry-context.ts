/** Which panel something is drawn in: its frame, its controls and its sentences read the entry from here. */
import { createContext, useContext } from 'react';
import type { PanelEntry } from '../entry';

export const EntryContext = createContext<PanelEntry | null>(null);

/** @throws Error outside of a `PanelBoundary` */
export function useEntry(): PanelEntry {
  const entry = useContext(EntryContext);
  if (entry === null) throw new Error('No panel is drawn here.');
  return entry;
}
