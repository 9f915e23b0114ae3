/** When the page begins to be kept for use without a network, and what it says of that. */
import type { Keepsake } from '../../store/keepsake';
import type { Wish } from '../../store/offline/offline';
import { words } from '../../words';
import { switches } from '../storage';

const name = 'keepsake-offline';

/** Whether the visitor wants it: remembered where the browser lets a page remember. */
export const offlineWish: Wish = {
  get() {
    const remembered = switches.getItem(name);
    return remembered === null ? null : remembered === 'on';
  },
  set: (wanted) => switches.setItem(name, wanted ? 'on' : 'off'),
};

/** Milliseconds after the first text is read, so that nothing is fetched beside what the visitor waits for. */
const pause = 2000;

/** Milliseconds for which it says that all is kept: it takes room from what the visitor looks at. */
const shown = 10_000;

/** Begins once a first text is read; says when all of it is kept for the first time, and when a newer version waits. */
export function keepOffline({ session, display, offline }: Keepsake): void {
  const stop = session.state.subscribe(({ phase }) => {
    if (phase !== 'ready') return;
    stop();
    setTimeout(() => void offline.begin(), pause);
  });
  const say = (message: string): void => {
    display.setState({ message });
    setTimeout(() => display.setState((now) => (now.message === message ? { message: null } : now)), shown);
  };
  offline.store.subscribe(({ status, fetched, total, newer }, before) => {
    if (status === 'kept' && before.status === 'keeping' && fetched) say(words.app.offline.kept(words.panels.place.bytes(total)));
    if (newer && !before.newer) display.setState({ message: words.app.offline.newer });
  });
}
