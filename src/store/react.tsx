/** Binds a Keepsake to React; the only file of the store that knows it. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { LongRunState } from '../decode/long-run';
import type { SessionState } from '../decode/session-state';
import { type ActionArgs, type ActionId, actions, runAction } from './actions';
import { type ReadableStore, gate } from './gate';
import type { Keepsake } from './keepsake';
import { type Focus, type View, focusOf } from './view';

const Context = createContext<Keepsake | null>(null);

/** The stores as panels read them. */
interface Seen {
  readonly session: ReadableStore<SessionState>;
  readonly view: ReadableStore<View>;
}

const SeenContext = createContext<Seen | null>(null);

export function KeepsakeProvider({ value, children }: { readonly value: Keepsake; readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export function useKeepsake(): Keepsake {
  const keepsake = useContext(Context);
  if (!keepsake) throw new Error('a panel stands outside KeepsakeProvider');
  return keepsake;
}

function useSeen(): Seen {
  const { session, view } = useKeepsake();
  return useContext(SeenContext) ?? { session: session.state, view };
}

/** How far outside the window something is already drawn, so that it is ready when it is scrolled to. */
const ready = '200px';

/**
 * What is drawn only while it is in sight (or printed): out of sight it keeps still, so that a step costs nothing where nobody
 * looks, and catches up in the frame in which it comes into sight.
 */
export function WhileInSight({ className, children }: { readonly className?: string | undefined; readonly children: ReactNode }) {
  const { session, view } = useKeepsake();
  const gates = useMemo(() => ({ session: gate(session.state), view: gate(view) }), [session, view]);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const setOpen = (open: boolean): void => {
      gates.session.setOpen(open);
      gates.view.setOpen(open);
    };
    const observer = new IntersectionObserver((entries) => setOpen(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: ready,
    });
    const print = (): void => setOpen(true);
    observer.observe(element);
    window.addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
      setOpen(true);
    };
  }, [gates]);
  return (
    <div ref={ref} className={className}>
      <SeenContext value={gates}>{children}</SeenContext>
    </div>
  );
}

/** Part of the session's state; renders again only when that part changes (compared one level deep). */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useSeen().session, useShallow(select));
}

/** Part of the view. */
export function useView<T>(select: (view: View) => T): T {
  return useStore(useSeen().view, useShallow(select));
}

/** The long run, as far as it is. */
export function useLongRun(): LongRunState {
  return useStore(useKeepsake().session.longRun);
}

/** What is pointed at: held, or previewed. */
export function useFocus(): Focus {
  return useView(focusOf);
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

/** Whether an action is available now: true, or why not. Follows the session and the view. */
export function useAvailable(id: ActionId): true | string {
  const keepsake = useKeepsake();
  const available = (): true | string => actions[id].available(keepsake);
  useStore(keepsake.view, available);
  useStore(keepsake.session.longRun, available);
  return useStore(keepsake.session.state, available);
}
