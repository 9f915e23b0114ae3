/** Binds a Keepsake to React; the only file of the store that knows it. */
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { DraftingState } from '../decode/drafting/drafting';
import type { StreamingTableState } from '../decode/runs/streaming-table-state';
import type { LongRunState } from '../decode/runs/long-run-state';
import type { Session } from '../decode/session/session';
import type { SessionState } from '../decode/session/session-state';
import type { ShadowState } from '../decode/runs/shadow';
import { type ActionArgs, type ActionId, actions, runAction } from './actions';
import type { RowAgainState } from './row-again-state';
import type { DraftsState } from './drafts';
import { Gates, type ReadableStore, joined } from './gate';
import type { Keepsake } from './keepsake';
import type { LanesState } from './lanes';
import type { LessonsState } from './lessons';
import type { PasskeysState } from './passkeys-state';
import { Quiet } from './quiet';
import { type Focus, type Display, focusOf } from './display';

const Context = createContext<Keepsake | null>(null);

/** The gates through which panels read the stores; none where everything is always visible. */
const GatesContext = createContext<Gates | null>(null);

export function KeepsakeProvider({ value, children }: { readonly value: Keepsake; readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export function useKeepsake(): Keepsake {
  const keepsake = useContext(Context);
  if (!keepsake) throw new Error('a panel is outside KeepsakeProvider');
  return keepsake;
}

function useSeen<T>(store: ReadableStore<T>): ReadableStore<T> {
  return useContext(GatesContext)?.of(store) ?? store;
}

/** How far outside the window something is already drawn, so that it is ready when it is scrolled to. */
const ready = 200;

function isNear({ top, bottom, left, right }: DOMRect): boolean {
  return bottom > -ready && top < window.innerHeight + ready && right > -ready && left < window.innerWidth + ready;
}

/** Idle time after which panels out of sight catch up. */
const quiet = 1000;

const quiets = new WeakMap<Keepsake, Quiet>();

/** One per Keepsake. */
function quietOf(keepsake: Keepsake): Quiet {
  const known = quiets.get(keepsake) ?? new Quiet([keepsake.session.state, keepsake.display], quiet);
  quiets.set(keepsake, known);
  return known;
}

const whenIdle = (then: () => void): void => {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) window.requestIdleCallback(then);
  else setTimeout(then);
};

interface WhileInSightProps {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly className: string | undefined;
  /** What style sheets are told of the place's size. */
  readonly fits: string | undefined;
  readonly children: ReactNode;
}

/**
 * Draws its children's changes only while they are in sight (or printed). Out of sight they are not updated, so that a step costs nothing where
 * nobody looks; they catch up in the frame in which they come into sight, and as soon as nothing has happened for a moment, so
 * that a screenshot of the whole page, which no event announces, is up to date.
 */
export function WhileInSight({ place, className, fits, children }: WhileInSightProps) {
  const keepsake = useKeepsake();
  const gates = useMemo(() => new Gates(), []);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let inSight = true;
    const setOpen = (open: boolean): void => {
      inSight = open;
      gates.setOpen(open);
    };
    // The position is read from the element: an element that is scrolled inside skipped content is reported once as
    // out of sight, and never as back.
    const look = (): void => setOpen(isNear(element.getBoundingClientRect()));
    const observer = new IntersectionObserver(look, { rootMargin: `${ready}px` });
    const catchUp = (): void => {
      gates.setOpen(true);
      gates.setOpen(inSight);
    };
    const print = (): void => setOpen(true);
    const stop = quietOf(keepsake).subscribe(() => whenIdle(catchUp));
    observer.observe(element);
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', look);
    return () => {
      observer.disconnect();
      stop();
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', look);
      setOpen(true);
    };
  }, [gates, keepsake, place]);
  return (
    <div ref={place} className={className} data-fits={fits}>
      <GatesContext value={gates}>{children}</GatesContext>
    </div>
  );
}

/** Marks an element with `data-busy` from when something happens until nothing has for a second. No element is rendered for it. */
export function useBusyMark(place: RefObject<HTMLElement | null>): void {
  const keepsake = useKeepsake();
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const mark = (busy: boolean) => (): void => {
      if (busy !== 'busy' in element.dataset) element.toggleAttribute('data-busy', busy);
    };
    const changes = [keepsake.session.state, keepsake.display].map((store) => store.subscribe(mark(true)));
    const stops = [...changes, quietOf(keepsake).subscribe(mark(false))];
    return () => stops.forEach((stop) => stop());
  }, [keepsake, place]);
}

/** Part of the session's state; renders again only when that part changes (compared one level deep). */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useSeen(useDrawnSession().state), useShallow(select));
}

/** Part of the display. */
export function useDisplay<T>(select: (display: Display) => T): T {
  return useStore(useSeen(useKeepsake().display), useShallow(select));
}

/** Part of the long run's state. */
export function useLongRun(): LongRunState {
  return useStore(useKeepsake().session.longRun);
}

/** Part of the shadow run's state. */
export function useShadow(): ShadowState {
  return useStore(useKeepsake().session.shadow);
}

/** Decoding with a draft: its passes and measurements. */
export function useDrafting<T>(select: (state: DraftingState) => T): T {
  return useStore(useSeen(useKeepsake().session.drafting), useShallow(select));
}

/** Whether the chosen draft is open. */
export function useDrafts(): DraftsState {
  return useStore(useKeepsake().drafts.store);
}

/** The lanes beside the first. */
export function useLanes(): LanesState {
  return useStore(useKeepsake().lanes.store);
}

/** How many lanes there are beside the page's own text. */
export function useLaneCount(): number {
  return useStore(useKeepsake().lanes.store, ({ lanes }) => lanes.length);
}

const LaneContext = createContext<Session | null>(null);

/** Children read a lane's session instead of the page's own; actions still act on the page's own. */
export function LaneProvider({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  return <LaneContext value={session}>{children}</LaneContext>;
}

/** The session whose text is drawn here: the page's own, or a lane's. */
export function useDrawnSession(): Session {
  const own = useKeepsake().session;
  return useContext(LaneContext) ?? own;
}

/** The states of several sessions. */
export function useSessions(sessions: readonly Session[]): readonly SessionState[] {
  const all = useMemo(() => joined(sessions.map(({ state }) => state)), [sessions]);
  return useStore(useSeen(all));
}

/** Part of the StreamingLLM table's state. */
export function useStreamingTable<T>(select: (state: StreamingTableState) => T): T {
  return useStore(useKeepsake().session.streamingTable, useShallow(select));
}

/** Part of the passkey experiment's state. */
export function usePasskeys(): PasskeysState {
  return useStore(useKeepsake().passkeys.store);
}

/** The row that is looked at, computed again. */
export function useRowAgain(): RowAgainState {
  return useStore(useKeepsake().rowAgain.store);
}

/** The open lesson, and what was guessed. */
export function useLessons(): LessonsState {
  return useStore(useKeepsake().lessons.store);
}

/** Whether the open question covers a panel, because it would give the answer away. */
export function useCovered(panel: string): boolean {
  const { lessons } = useKeepsake();
  const lessonStep = useDisplay((display) => display.lessonStep);
  return useStore(lessons.store, (state) => lessons.covers(panel, state, { lessonStep }));
}

/** The focus: held, or previewed. */
export function useFocus(): Focus {
  return useDisplay(focusOf);
}

export type Run = <Id extends ActionId>(id: Id, ...args: ActionArgs<Id>) => void;

/** Runs actions from buttons: a failure is shown by the shell. */
export function useRun(): Run {
  const keepsake = useKeepsake();
  return useMemo<Run>(
    () =>
      (id, ...args) => {
        runAction(keepsake, id, ...args).catch(() => undefined);
      },
    [keepsake],
  );
}

/** Whether an action is available now: true, or why not. Follows the session and the display. */
export function useAvailable(id: ActionId): true | string {
  const keepsake = useKeepsake();
  const available = (): true | string => actions[id].available(keepsake);
  useStore(keepsake.display, available);
  useStore(keepsake.session.longRun, available);
  useStore(keepsake.session.streamingTable, available);
  useStore(keepsake.session.drafting, available);
  useStore(keepsake.rowAgain.store, available);
  useStore(keepsake.lessons.store, available);
  return useStore(keepsake.session.state, available);
}
