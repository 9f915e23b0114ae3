/** How much the focused head attends to each token from the row that is looked at, and the colours for it. */
import { useMemo } from 'react';
import { type ColourScale, colourScale } from '../../../charts/scale';
import { headRow } from '../../../insight/attention';
import { focusedRow } from '../../../store/display';
import { useFocus } from '../../../store/react';
import { type Text, useShownTheme } from '../../data/text';

export interface Shares {
  /** [row + 1] weights, NaN for a token that was evicted; null where the layer has none, or the row's trace was discarded. */
  readonly shares: Float32Array | null;
  readonly scale: ColourScale;
}

export function useShares(text: Text): Shares {
  const theme = useShownTheme();
  const { query, layer, head } = useFocus();
  const row = focusedRow({ query }, text.length);
  const scale = useMemo(() => colourScale({ stretch: 'sqrt', theme, sink: true }), [theme]);
  const shares = useMemo(() => {
    const trace = row >= 0 ? text.trace(row) : undefined;
    return trace ? headRow(trace, layer, head) : null;
  }, [text, row, layer, head]);
  return { shares, scale };
}
