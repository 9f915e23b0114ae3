/** Keeps the address and the state the same. The state is in the fragment, which no server ever sees. */
import type { Keepsake } from './keepsake';
import { type SavedState, formatState, parseState } from './properties';
import { type ViewId, viewIds } from './view-ids';

/** This page's address with a state in it. */
export function addressOf(state: SavedState, base: string): string {
  const url = new URL(base);
  url.hash = formatState(state);
  return url.href;
}

/** Milliseconds without a change after which the state is written, and after which it is written even while changes continue. */
const quiet = 300;
const longest = 1000;

/**
 * Writes the state to the address when nothing has changed for a moment, or after a second of changes, and restores it when the visitor edits it
 * or follows a link. While a state is being restored nothing is written: it is incomplete. Another view is another entry of the browser's history;
 * going back to it opens that view, and leaves the text as it is. @returns stops both
 */
export function followAddress(
  keepsake: Keepsake,
  onBad: (names: readonly string[]) => void,
  onFailure: (error: unknown) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Time of the first change that is not written. */
  let since: number | null = null;
  let written = window.location.hash;
  /** The view of the entry that is written to; null before the first time. */
  let viewOfEntry: ViewId | null = null;
  const write = (): void => {
    timer = undefined;
    since = null;
    const { phase } = keepsake.session.state.getState();
    if (keepsake.isRestoring()) return later();
    if (phase !== 'ready') return;
    const address = keepsake.link();
    const { hash } = new URL(address);
    if (hash === written) return;
    written = hash;
    const { view } = keepsake.display.getState();
    try {
      if (viewOfEntry === null || viewOfEntry === view) window.history.replaceState({ view }, '', address);
      else window.history.pushState({ view }, '', address);
      viewOfEntry = view;
    } catch {
      // The browser limits the rate, or the address is too long: the next change tries again.
      written = '';
    }
  };
  const later = (): void => {
    const now = performance.now();
    since ??= now;
    clearTimeout(timer);
    timer = setTimeout(write, Math.max(0, Math.min(quiet, since + longest - now)));
  };
  const changed = (): void => {
    if (window.location.hash === written) return;
    written = window.location.hash;
    const { state, bad } = parseState(written);
    if (bad.length > 0) onBad(bad);
    keepsake.restore(state).catch(onFailure).finally(later);
  };
  const wentBack = ({ state }: PopStateEvent): void => {
    const view = viewIds.find((id) => id === (state as { view?: unknown } | null)?.view);
    if (view === undefined) {
      // An entry that is not ours: a link, or an edited address, which is heard as another fragment.
      viewOfEntry = null;
      return;
    }
    written = window.location.hash;
    viewOfEntry = view;
    keepsake.display.setState({ view, maximised: null });
    later();
  };
  const stops = [
    keepsake.session.state.subscribe(later),
    keepsake.display.subscribe(later),
    keepsake.lanes.store.subscribe(later),
  ];
  window.addEventListener('popstate', wentBack);
  window.addEventListener('hashchange', changed);
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
    window.removeEventListener('popstate', wentBack);
    window.removeEventListener('hashchange', changed);
  };
}
