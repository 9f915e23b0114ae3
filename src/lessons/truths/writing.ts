/** What the model would write. */
import { bitsOfToken } from '../../decode/bits-of-token';
import { expectedToken } from '../../insight/lanes';
import type { LessonPage } from '../../store/known-lessons';
import { aText, aWhole } from '../../store/schemas';
import { aRow, modelOf, rowOf, truth } from './truth';

const from = { from: aWhole(1, 1_000_000) } as const;

/** Whether each token from one on is the likeliest after those before it. */
async function isLikeliest(page: LessonPage, first: number): Promise<readonly boolean[]> {
  const { length, tokens } = page.session.state.getState();
  const found: boolean[] = [];
  for (let index = first; index < length; index++) {
    const { logits } = await rowOf(page, index - 1);
    found.push(expectedToken(logits) === tokens.at(index));
  }
  return found;
}

export const writingTruths = {
  /** The probability of a token after a row, by its text. */
  probability: truth({ ...aRow, text: aText }, async (page, { query, text }) => {
    const [token, ...more] = modelOf(page).tokenizer.encode(text).tokens;
    if (token === undefined || more.length > 0) throw new RangeError(`“${text}” is not one token`);
    return 2 ** -bitsOfToken((await rowOf(page, query)).logits, token);
  }),
  /** How many tokens of the text, from one on, are the likeliest after those before them. */
  likeliestTokens: truth(from, async (page, { from: first }) => (await isLikeliest(page, first)).filter(Boolean).length),
  /** The first token, from one on, in whose place the model would write another. */
  firstOther: truth(from, async (page, { from: first }) => {
    const index = (await isLikeliest(page, first)).indexOf(false);
    return index < 0 ? Number.NaN : first + index;
  }),
};
