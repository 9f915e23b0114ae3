/** What panels share of the text: its tokens as they are written, and the theme that is shown. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Theme } from '../charts/palette';
import type { LoadedModel } from '../decode/session-state';
import { tokensOf } from '../decode/tree';
import { visibleToken } from '../model/visible';
import { useKeepsake, useSession } from '../store/react';
import type { TracedText } from '../insight/scores';

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
  readonly model: LoadedModel | null;
  /** Tokens up to the cursor. */
  readonly length: number;
  readonly label: (index: number) => string;
}

export function useText(): Text {
  const { session } = useKeepsake();
  const { model, nodes, path, length } = useSession((s) => ({ model: s.model, nodes: s.nodes, path: s.path, length: s.length }));
  return useMemo(() => {
    const tokens = tokensOf(nodes, path);
    const label = (index: number): string => (model && tokens[index] !== undefined ? tokenText(model, tokens[index]) : '');
    return { model, path, tokens, length, label, trace: (index) => session.trace(index) };
  }, [session, model, nodes, path, length]);
}

/** The theme that the document shows now. */
export function useShownTheme(): Theme {
  return useSyncExternalStore(
    (changed) => {
      const observer = new MutationObserver(changed);
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      return () => observer.disconnect();
    },
    () => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'),
  );
}
