/** What is lost where only a few tokens are kept: a choice against the best one, and against the policies of lanes. */
import { mean } from 'd3-array';
import { allOf } from '../../engine/logits';
import { divergenceBits } from '../../insight/lanes';
import { bestShare, keptShare } from '../../insight/kept-share';
import type { LessonPage } from '../../store/known-lessons';
import { aWhole } from '../../store/schemas';
import { rowOf, rowsOf, truth } from './truth';

const none = new Float32Array();

/** A lane by its number on the page, which has the page's own text as the first. */
const aLane = { lane: aWhole(2, 4) } as const;

function laneOf({ lanes }: LessonPage, lane: number) {
  const found = lanes.store.getState().lanes[lane - 2];
  if (!found) throw new RangeError(`no lane ${lane}`);
  return found;
}

export const choiceTruths = {
  /** How many tokens a lane keeps beside its last one. */
  laneRoom: truth(aLane, async (page, { lane }) => (await rowOf(laneOf(page, lane))).keys.length - 1),
  /** The share of the page's last row on the tokens that a lane has in its cache then; both read the same text. */
  laneKeeps: truth(aLane, async (page, { lane }) => keptShare(await rowOf(page), (await rowOf(laneOf(page, lane))).keys)),
  /** The most of the last row that this many tokens beside its own can keep. */
  bestKeeps: truth({ room: aWhole(1, 1_000_000) }, async (page, { room }) => bestShare(await rowOf(page), room)),
  /** How far a lane's forecasts are from the page's, in bits: the mean over all rows from one on. */
  laneDivergence: truth({ ...aLane, from: aWhole(0, 1_000_000) }, async (page, { lane, from }) => {
    const [own, theirs] = [await rowsOf(page), await rowsOf(laneOf(page, lane))];
    const bits = own
      .slice(from)
      .map(({ logits }, i) => divergenceBits(allOf(logits) ?? none, allOf(theirs[from + i]?.logits ?? none) ?? none));
    return mean(bits) ?? Number.NaN;
  }),
};
