/** What the looked-at row's picture is made of: what flowed, within what can have. */
import { policies } from '../../../decode/policies';
import type { StepTrace } from '../../../engine/trace';
import { type Flow, directFlow, rollout, tracesOf } from '../../../insight/flow';
import { type Windows, reachOf, reachedIn, seenBy, sightsOf } from '../../../insight/reach';
import { attentionOf } from '../../data/layer-attention';
import type { Text } from '../../data/text';

export interface Picture {
  readonly flow: Flow;
  /** [layers + 1][row + 1] shares, NaN out of reach; the row itself is on top. */
  readonly bands: readonly Float32Array[];
  /** [row + 1] 1 for a token that the row sees itself. */
  readonly seen: Uint8Array;
  /** [layers + 1] tokens in reach after each number of layers. */
  readonly reached: readonly number[];
  /** Rows on the way whose traces were discarded. */
  readonly unknown: number;
}

/** How many of the last positions each layer of the model sees. */
export function windowsOf(text: Text): Windows {
  return (text.model?.spec.layers ?? []).map((_, layer) => attentionOf(text, layer)?.window ?? null);
}

/** Null where the row's own trace is not there. */
export function pictureOf(text: Text, row: number, kind: 'rollout' | 'direct'): Picture | null {
  const trace = row < 0 ? undefined : text.trace(row);
  if (!trace) return null;
  const { policy, silenced } = text.reading;
  const { recomputes } = policies[policy.kind];
  const windows = windowsOf(text);
  const reach = reachOf(sightsOf(text, row, recomputes), row, windows);
  const direct = kind === 'direct';
  const flow = direct ? directFlow(trace, silenced) : rollout(tracesOf(text, row, recomputes), row, windows.length, silenced);
  const open = direct ? seenByLayers(trace, windows) : reach.bands;
  return {
    flow,
    bands: flow.bands.map((band, passed) => Float32Array.from(band, (share, key) => (open[passed]?.[key] ? share : Number.NaN))),
    seen: seenBy(trace, windows),
    reached: reach.bands.map(reachedIn),
    unknown: reach.unknown.length,
  };
}

/** The row, and what each layer of it sees, the last one first. */
function seenByLayers(trace: StepTrace, windows: Windows): readonly Uint8Array[] {
  return [seenBy(trace, [1]), ...windows.toReversed().map((window) => seenBy(trace, [window]))];
}
