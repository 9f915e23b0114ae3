/** Keeps the address and the state the same. The state is in the fragment, which no server ever sees. */
import type { Keepsake } from './keepsake';
import { type SavedState, formatState, parseState } from './properties';

/** This page's address with a state in it. */
export function addressOf(state: SavedState, base: string): string {
  const url = new URL(base);
  url.hash = formatState(state);
  return url.href;
}

const quiet = 300;

/**
 * Writes the state to the address when it has been quiet for a moment, and restores it when the visitor goes back or changes
 * it by hand. @returns stops both
 */
export function followAddress(
  keepsake: Keepsake,
  onBad: (names: readonly string[]) => void,
  onFailure: (error: unknown) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = window.location.hash;
  const write = (): void => {
    const { phase } = keepsake.session.state.getState();
    if (phase !== 'ready') return;
    const address = keepsake.link();
    const { hash } = new URL(address);
    if (hash === written) return;
    written = hash;
    window.history.replaceState(null, '', address);
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, quiet);
  };
  const changed = (): void => {
    if (window.location.hash === written) return;
    written = window.location.hash;
    const { state, bad } = parseState(written);
    if (bad.length > 0) onBad(bad);
    keepsake.restore(state).catch(onFailure);
  };
  const stops = [keepsake.session.state.subscribe(later), keepsake.view.subscribe(later), keepsake.lanes.store.subscribe(later)];
  window.addEventListener('hashchange', changed);
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
    window.removeEventListener('hashchange', changed);
  };
}
