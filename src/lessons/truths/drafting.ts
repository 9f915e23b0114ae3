/** Drafting and verifying: the next passes after the text, which stays as it is; the page shows them then. */
import type { DraftPass } from '../../decode/drafting/draft-pass';
import { depthsOf, rowsAlone } from '../../decode/drafting/draft-tree';
import { speedUp } from '../../decode/drafting/speculative';
import { passFigures } from '../../insight/drafting';
import { cachedMultiplications } from '../../insight/multiplications';
import type { LessonPage } from '../../store/known-lessons';
import { aNumber, aWhole, oneOf } from '../../store/schemas';
import { spelling } from './text';
import { modelOf, rowOf, truth } from './truth';

const some = { passes: aWhole(1, 100) } as const;
const fates = ['accepted', 'rejected', 'unread'] as const;

/** Passes are drawn by the seed, so those that the page has already made after this text are the same. */
async function passesOf({ session }: LessonPage, passes: number): Promise<readonly DraftPass[]> {
  const known = session.drafting.getState();
  const areThese = known.areAhead && known.passes.length === passes && known.passes[0]?.index === session.state.getState().length;
  const found = areThese ? known.passes : await session.draftAhead(passes);
  if (found.length === 0) throw new Error('nothing was drafted');
  return found;
}

async function passOf(page: LessonPage, passes: number, pass: number): Promise<DraftPass> {
  const found = (await passesOf(page, passes))[pass - 1];
  if (!found) throw new RangeError(`no pass ${pass}`);
  return found;
}

/** Positions that a pass drafts. */
const positionsIn = ({ parents }: DraftPass): number => Math.max(0, ...depthsOf(parents));

/** Multiplications of the draft for a token, as a part of the model's own. */
async function draftCost(page: LessonPage): Promise<number> {
  const { model } = page.session.drafting.getState();
  if (!model) throw new Error('there is no draft');
  const row = await rowOf(page);
  return cachedMultiplications(model.spec, row, false) / cachedMultiplications(modelOf(page).spec, row, false);
}

export const draftingTruths = {
  /** Tokens that the draft guesses ahead in a pass, at most. */
  draftCount: truth({}, ({ session }) => session.drafting.getState().count),
  /** Candidates that it names for each place. */
  draftCandidates: truth({}, ({ session }) => session.drafting.getState().candidates),
  /** Tokens per pass, on average. */
  perPass: truth(some, async (page, { passes }) => passFigures(await passesOf(page, passes))?.measured ?? Number.NaN),
  /** α: how likely a drafted token is accepted, on average over the places that were verified. */
  acceptance: truth(some, async (page, { passes }) => passFigures(await passesOf(page, passes))?.acceptance ?? Number.NaN),
  /** Drafted tokens of all these passes with this fate. */
  draftedTokens: truth({ ...some, fate: oneOf([...fates, 'any'] as const) }, async (page, { passes, fate: wanted }) => {
    const all = (await passesOf(page, passes)).flatMap(({ drafted }) => drafted);
    return all.filter(({ fate }) => wanted === 'any' || fate === wanted).length;
  }),
  /** The share of drafted tokens that come after a rejected one, and are never verified. */
  uncheckedShare: truth(some, async (page, { passes }) => {
    const all = (await passesOf(page, passes)).flatMap(({ drafted }) => drafted);
    return all.filter(({ fate }) => fate === 'unread').length / all.length;
  }),
  /** Drafted tokens of one of the passes, from 1, with this fate. */
  draftedInPass: truth({ ...some, pass: aWhole(1, 100), fate: oneOf(fates) }, async (page, { passes, pass, fate: wanted }) => {
    return (await passOf(page, passes, pass)).drafted.filter(({ fate }) => fate === wanted).length;
  }),
  /** The token of a pass that is rejected, as it is written on the page. */
  rejectedToken: truth({ ...some, pass: aWhole(1, 100) }, async (page, { passes, pass }) => {
    const rejected = (await passOf(page, passes, pass)).drafted.find(({ fate }) => fate === 'rejected');
    return spelling(page, rejected?.token ?? 0);
  }),
  /** How likely it was to be accepted: min(1, p / q). */
  rejectedChance: truth({ ...some, pass: aWhole(1, 100) }, async (page, { passes, pass }) => {
    return (await passOf(page, passes, pass)).drafted.find(({ fate }) => fate === 'rejected')?.chance ?? Number.NaN;
  }),
  /** The token that a pass draws in the end. */
  drawnToken: truth({ ...some, pass: aWhole(1, 100) }, async (page, { passes, pass }) => {
    return spelling(page, (await passOf(page, passes, pass)).next.token);
  }),
  /** Rows of drafted tokens in a pass: as a tree, or each of its paths by itself. */
  draftRows: truth({ ...some, pass: aWhole(1, 100), read: oneOf(['tree', 'alone'] as const) }, async (page, args) => {
    const { parents } = await passOf(page, args.passes, args.pass);
    return args.read === 'tree' ? parents.length : rowsAlone(parents);
  }),
  /** Multiplications of the draft for a token, as a part of the model's own at the last row. */
  draftCost: truth({}, draftCost),
  /** How many times as fast decoding would be by multiplications alone, where a pass costs as many steps of the model as `row` for each row after the first. */
  draftSpeedUp: truth({ ...some, row: aNumber(0, 1) }, async (page, { passes, row }) => {
    const found = await passesOf(page, passes);
    const positions = Math.max(...found.map(positionsIn));
    const rows = Math.max(...found.map(({ drafted }) => drafted.length));
    return speedUp(passFigures(found)?.measured ?? Number.NaN, positions, await draftCost(page), 1 + row * rows);
  }),
};
