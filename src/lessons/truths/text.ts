/** The text, and what the model says next. */
import { bitsOfToken } from '../../decode/bits-of-token';
import { visibleToken } from '../../model/visible';
import type { Keepsake } from '../../store/keepsake';
import { aWhole } from '../../store/schemas';
import { aRow, aToken, modelOf, rowOf, rowsOf, truth } from './truth';

function spelling(keepsake: Keepsake, token: number): string {
  const { tokenizer } = modelOf(keepsake);
  return visibleToken(tokenizer.piece(token), tokenizer.specialName(token));
}

/** The likeliest token after a row. */
async function likeliest(
  keepsake: Keepsake,
  query: number | undefined,
): Promise<{ readonly token: number; readonly bits: number }> {
  const { logits } = await rowOf(keepsake, query);
  const token = logits.indexOf(logits.reduce((top, logit) => Math.max(top, logit), -Infinity));
  return { token, bits: bitsOfToken(logits, token) };
}

export const textTruths = {
  /** How many tokens there are up to the cursor, the start token among them. */
  tokens: truth({}, ({ session }) => session.state.getState().length),
  /** How many rows there are after the first, which can only look at itself. */
  rows: truth({}, ({ session }) => session.state.getState().length - 1),
  /** A token of the text as it is written on the page. */
  tokenAt: truth(aToken, (k, { token }) => spelling(k, k.session.state.getState().tokens.at(token) ?? 0)),
  /** The likeliest token after a row, as it is written on the page. */
  likeliest: truth(aRow, async (k, { query }) => spelling(k, (await likeliest(k, query)).token)),
  /** Its probability. */
  likeliestProbability: truth(aRow, async (k, { query }) => 2 ** -(await likeliest(k, query)).bits),
  /** Bits per token over the tokens from one to another, both included; left out, over all after the first. */
  bitsPerToken: truth({ from: aWhole(1, 1_000_000) }, async (k, { from }) => {
    const rows = await rowsOf(k);
    const bits = rows.slice(from).map(({ token }, i) => bitsOfToken(rows[from + i - 1]?.logits ?? new Float32Array(), token));
    return bits.reduce((all, one) => all + one, 0) / bits.length;
  }),
  /** How many tokens the model knows. */
  vocabulary: truth({}, (k) => modelOf(k).spec.vocabulary),
};
