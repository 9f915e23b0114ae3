import { useMemo } from 'react';
import { type Scores, TextScores } from '../insight/scores';
import type { Text } from './text';

// One for all panels: a step is counted once, whoever asks first.
const scores = new TextScores();

/** Scores of every head over the text up to the cursor. */
export function useScores(text: Text): Scores {
  return useMemo(() => scores.upTo(text, text.length), [text]);
}
