import { useMemo } from 'react';
import { type Scores, TextScores } from '../../insight/scores';
import type { Text } from './text';

/** Shared by all panels of a session, so that a step is computed once. */
const known = new WeakMap<Text['session'], TextScores>();

function scoresOf(text: Text): Scores {
  const scores = known.get(text.session) ?? new TextScores();
  known.set(text.session, scores);
  return scores.upTo(text, text.length);
}

/** Scores of every head over the text up to the cursor. */
export function useScores(text: Text): Scores {
  return useMemo(() => scoresOf(text), [text]);
}
