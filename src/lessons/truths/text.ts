/** The text, and what the model says next. */
import { bitsOfToken } from '../../decode/bits-of-token';
import { bitsOfNext } from '../../decode/next-token';
import { expectedToken } from '../../insight/lanes';
import { visibleToken } from '../../model/visible';
import type { LessonPage } from '../../store/known-lessons';
import { aWhole } from '../../store/schemas';
import { aRow, aToken, modelOf, rowOf, rowsOf, truth } from './truth';

export function spelling(page: LessonPage, token: number): string {
  const { tokenizer } = modelOf(page);
  return visibleToken(tokenizer.piece(token), tokenizer.specialName(token));
}

/** The likeliest token after a row. */
async function likeliest(
  page: LessonPage,
  query: number | undefined,
): Promise<{ readonly token: number; readonly bits: number }> {
  const { logits } = await rowOf(page, query);
  const token = expectedToken(logits);
  return { token, bits: bitsOfToken(logits, token) };
}

export const textTruths = {
  /** How many tokens there are up to the cursor, the start token among them. */
  tokens: truth({}, ({ session }) => session.state.getState().length),
  /** How many of them there are from one on. */
  tokensFrom: truth({ from: aWhole(0, 1_000_000) }, ({ session }, { from }) => session.state.getState().length - from),
  /** How many rows there are after the first, which can only look at itself. */
  rows: truth({}, ({ session }) => session.state.getState().length - 1),
  /** A token of the text as it is written on the page. */
  tokenAt: truth(aToken, (page, { token }) => spelling(page, page.session.state.getState().tokens.at(token) ?? 0)),
  /** The likeliest token after a row, as it is written on the page. */
  likeliest: truth(aRow, async (page, { query }) => spelling(page, (await likeliest(page, query)).token)),
  /** Its probability. */
  likeliestProbability: truth(aRow, async (page, { query }) => 2 ** -(await likeliest(page, query)).bits),
  /** Bits per token over the tokens from one to another, both included; left out, over all after the first. */
  bitsPerToken: truth({ from: aWhole(1, 1_000_000) }, async (page, { from }) => {
    const rows = await rowsOf(page);
    const bits = rows.slice(from).map(({ token }, i) => {
      const before = rows[from + i - 1];
      return before ? bitsOfNext(before, token) : Number.NaN;
    });
    return bits.reduce((all, one) => all + one, 0) / bits.length;
  }),
  /** How many tokens the model knows. */
  vocabulary: truth({}, (page) => modelOf(page).spec.vocabulary),
};
