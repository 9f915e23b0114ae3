/** Binds a Keepsake to React; the only file of the store that knows it. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { SessionState } from '../decode/session-state';
import { type ActionArgs, type ActionId, actions, runAction } from './actions';
import type { Keepsake } from './keepsake';
import { type Focus, type View, focusOf } from './view';

const Context = createContext<Keepsake | null>(null);

export function KeepsakeProvider({ value, children }: { readonly value: Keepsake; readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export function useKeepsake(): Keepsake {
  const keepsake = useContext(Context);
  if (!keepsake) throw new Error('a panel stands outside KeepsakeProvider');
  return keepsake;
}

/** Part of the session's state; renders again only when that part changes (compared one level deep). */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useKeepsake().session.state, useShallow(select));
}

/** Part of the view. */
export function useView<T>(select: (view: View) => T): T {
  return useStore(useKeepsake().view, useShallow(select));
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
  return useStore(keepsake.session.state, available);
}
