/** The scale of vectors with signs. */
import { useMemo } from 'react';
import { roundAbove } from '../../charts/room';
import { type ColourScale, signedScale } from '../../charts/scale';
import { furthest } from '../../insight/factors';
import { useShownTheme } from './text';

/** Ends at a round number above the furthest of these from 0, on both sides. */
export function useSignedScale(vectors: readonly Float32Array[]): ColourScale {
  const theme = useShownTheme();
  const limit = roundAbove(Math.max(...vectors.map(furthest)));
  return useMemo(() => signedScale({ limit, theme }), [limit, theme]);
}
