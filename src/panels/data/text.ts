/** What panels share of the text: its tokens as they are written, and the theme that is shown. */
import { useMemo, useSyncExternalStore } from 'react';
import { type Theme, themes } from '../../charts/palette';
import type { ReadingSettings } from '../../decode/reader/reading-settings';
import type { LoadedModel } from '../../decode/session/session-state';
import { visibleToken } from '../../model/visible';
import type { Session } from '../../decode/session/session';
import { useDrawnSession, useSession } from '../../store/react';
import type { TracedText } from '../../insight/scores';

const spellings = new WeakMap<LoadedModel, Map<number, string>>();

/** A token as it is written on the screen. */
export function tokenText(model: LoadedModel, token: number): string {
  const known = spellings.get(model) ?? new Map<number, string>();
  spellings.set(model, known);
  const text = known.get(token) ?? visibleToken(model.tokenizer.piece(token), model.tokenizer.specialName(token));
  known.set(token, text);
  return text;
}

/** The active path with its tokens, their spelling, and their traces. */
export interface Text extends TracedText {
  /** Whose text it is: ids of nodes are of one session alone, and so is whatever is kept by them. */
  readonly session: Pick<Session, 'trace' | 'ensureLogits'>;
  /** Of its traces, how many were read again: with each there is more to see. */
  readonly restoredTraces: number;
  readonly model: LoadedModel | null;
  /** Tokens up to the cursor. */
  readonly length: number;
  readonly label: (index: number) => string;
  /** How it is read. */
  readonly reading: ReadingSettings;
}

export function useText(): Text {
  const session = useDrawnSession();
  const {
    model,
    path,
    tokens: kept,
    length,
    reading,
    restoredTraces,
  } = useSession((s) => ({
    model: s.model,
    path: s.path,
    tokens: s.tokens,
    length: s.length,
    reading: s.reading,
    restoredTraces: s.restoredTraces,
  }));
  return useMemo(() => {
    const tokens = reading.replaceFirst !== null && kept.length > 0 ? kept.set(0, reading.replaceFirst) : kept;
    const label = (index: number): string => {
      const token = index < 0 ? undefined : tokens.at(index);
      return model && token !== undefined ? tokenText(model, token) : '';
    };
    return { session, model, path, tokens, length, label, reading, restoredTraces, trace: (index) => session.trace(index) };
  }, [session, model, path, kept, length, reading, restoredTraces]);
}

/** The theme that the document shows now. */
export function useShownTheme(): Theme {
  return useSyncExternalStore(
    (changed) => {
      const observer = new MutationObserver(changed);
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      return () => observer.disconnect();
    },
    () => themes.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'light',
  );
}
