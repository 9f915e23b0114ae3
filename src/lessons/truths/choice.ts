/** Which tokens a cache with little room keeps, and how much of the last row's attention that is. */
import { aWhole, oneOf } from '../../store/schemas';
import { bestTokens, keptBy, keptShare } from '../../insight/kept-share';
import { rowOf, rowsOf, truth } from './truth';

/** Tokens that may be kept beside the row's own. */
const aRoom = { room: aWhole(1, 1_000_000) } as const;

export const choiceTruths = {
  /** The share of the last row's attention on what a policy keeps, over all heads of all layers; its own token is kept anyway. */
  policyKeeps: truth(
    { ...aRoom, policy: oneOf(['window', 'heavy', 'tova'] as const), pinned: aWhole(0, 1_000_000) },
    async (page, { room, policy: kind, pinned }) => {
      const kept = keptBy({ kind, size: room + 1, pinned, positions: 'cache' }, await rowsOf(page));
      return keptShare(await rowOf(page), kept);
    },
  ),
  /** The most that any choice keeps. */
  bestKeeps: truth(aRoom, async (page, { room }) => {
    const trace = await rowOf(page);
    return keptShare(trace, bestTokens(trace, room));
  }),
  /** How many tokens of the best choice a policy keeps as well. */
  policyAgrees: truth(
    { ...aRoom, policy: oneOf(['window', 'heavy', 'tova'] as const), pinned: aWhole(0, 1_000_000) },
    async (page, { room, policy: kind, pinned }) => {
      const kept = new Set(keptBy({ kind, size: room + 1, pinned, positions: 'cache' }, await rowsOf(page)));
      return bestTokens(await rowOf(page), room).filter((token) => kept.has(token)).length;
    },
  ),
};
